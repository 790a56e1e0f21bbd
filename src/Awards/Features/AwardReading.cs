using System.Globalization;
using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using AnTq.Platform.Validation;
using AchievementSpan = AnTq.Awards.Domain.AchievementSpan;
using NamedRecipient = AnTq.Awards.Domain.NamedRecipient;
using Recipients = AnTq.Awards.Domain.Recipients;

namespace AnTq.Awards.Features;

/// <summary>Reads award records out of the contract's messages, whose fields have passed the checks declared beside them.</summary>
internal static class AwardReading
{
    /// <summary>Reads the records of a request.</summary>
    /// <param name="messages">The records as sent.</param>
    /// <exception cref="Platform.Errors.RefusalException">Some record is incomplete or breaks a rule.</exception>
    public static IReadOnlyList<AwardRecord> Read(IReadOnlyList<Award> messages)
    {
        var violations = new Violations();
        for (var index = 0; index < messages.Count; index++)
            AwardShape.Check(messages[index], Field(index), violations);
        violations.ThrowIfAny();
        var records = messages.Select(ToRecord).ToList();
        var broken = records.SelectMany((record, index) => AwardRules.Check(record, Field(index))).ToList();
        return broken.Count == 0 ? records : throw AwardErrors.Broken(broken);
    }

    /// <summary>Path of a record in the request.</summary>
    public static string Field(int index) => string.Create(CultureInfo.InvariantCulture, $"awards[{index}]");

    private static AwardRecord ToRecord(Award message) => new()
    {
        OrganizationId = ResourceNames.OrganizationId(message.Organization)!,
        Authority = message.Authority.Authority,
        StatedAs = Wording.Keep(message.Authority.StatedAs),
        Forms = FormSet.Of(message.Forms),
        Span = new AchievementSpan(
            Day.Parse(message.Span.StartDate), Day.Parse(message.Span.EndDate), message.Span.StartIsApproximate),
        Collectives = ToRecipients(message.Collectives),
        Individuals = ToRecipients(message.Individuals),
        Basis = message.BasisCase == Award.BasisOneofCase.Decision ? ToBasis(message.Decision) : ToBasis(message.Stated),
    };

    private static Recipients ToRecipients(V1.Recipients? message) => message?.FormCase switch
    {
        V1.Recipients.FormOneofCase.Count => Recipients.Counted(message.Count),
        V1.Recipients.FormOneofCase.NotStated => Recipients.NotStated,
        V1.Recipients.FormOneofCase.Named => Recipients.Named([.. message.Named.Recipients.Select(ToRecipient)]),
        _ => Recipients.None,
    };

    private static NamedRecipient ToRecipient(V1.NamedRecipient message) => new(
        Wording.Keep(message.DisplayName), Wording.Keep(message.Position), ResourceNames.OrganizationId(message.Organization));

    private static AwardBasis ToBasis(Decision decision) => new(null, Wording.Keep(decision.Number), Day.Parse(decision.Date));

    private static AwardBasis ToBasis(StatedByDocument stated) => new(
        Wording.Keep(stated.Document),
        Wording.Keep(stated.DecisionNumber),
        stated.DecisionDate.Length == 0 ? null : Day.Parse(stated.DecisionDate));
}
