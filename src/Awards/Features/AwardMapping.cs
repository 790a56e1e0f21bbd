using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using AnTq.Platform.Mutations;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Awards.Features;

/// <summary>Writes award records as the contract's messages.</summary>
internal static class AwardMapping
{
    /// <summary>The message of a record.</summary>
    public static Award ToMessage(RecordedAward award)
    {
        var record = award.Record;
        var message = new Award
        {
            Name = award.Name,
            Statement = ResourceNames.Statement(award.StatementId),
            Organization = ResourceNames.Organization(record.OrganizationId),
            Authority = new AwardAuthority { Authority = record.Authority, StatedAs = record.StatedAs },
            Span = ToMessage(record.Span),
            Collectives = ToMessage(record.Collectives),
            Individuals = ToMessage(record.Individuals),
            State = award.State,
            Etag = Etag.FromVersion(award.Version),
            CreateTime = award.RecordedAt.ToTimestamp(),
        };
        message.Forms.AddRange(record.Forms.Forms);
        SetBasis(message, record.Basis);
        return message;
    }

    private static V1.AchievementSpan ToMessage(Domain.AchievementSpan span) => new()
    {
        StartDate = Day.Write(span.Start),
        EndDate = Day.Write(span.End),
        StartIsApproximate = span.StartIsApproximate,
    };

    private static void SetBasis(Award message, AwardBasis basis)
    {
        if (basis.Document is null)
        {
            message.Decision = new Decision { Number = basis.DecisionNumber, Date = Day.Write(basis.DecisionDate) };
            return;
        }

        message.Stated = new StatedByDocument
        {
            Document = basis.Document,
            DecisionNumber = basis.DecisionNumber,
            DecisionDate = Day.Write(basis.DecisionDate),
        };
    }

    private static V1.Recipients? ToMessage(Domain.Recipients recipients) => recipients.Form switch
    {
        RecipientsForm.Count => new V1.Recipients { Count = recipients.Number!.Value },
        RecipientsForm.NotStated => new V1.Recipients { NotStated = new RecipientsNotStated() },
        RecipientsForm.Named => new V1.Recipients { Named = new NamedRecipients { Recipients = { recipients.Names.Select(ToMessage) } } },
        _ => null,
    };

    private static V1.NamedRecipient ToMessage(Domain.NamedRecipient recipient) => new()
    {
        DisplayName = recipient.Name,
        Position = recipient.Position,
        Organization = recipient.OrganizationId is null ? "" : ResourceNames.Organization(recipient.OrganizationId),
    };
}
