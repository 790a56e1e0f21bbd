using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using Xunit;
using NamedRecipient = AnTq.Awards.Domain.NamedRecipient;
using Recipients = AnTq.Awards.Domain.Recipients;

namespace AnTq.Awards.Tests.Domain;

public sealed class AwardRulesTests
{
    private static readonly Recipients SomeByName = Recipients.Named([new NamedRecipient("Nguyễn Văn A", "", null)]);

    public static TheoryData<string> WaysToHaveRecipients => ["count", "not stated", "named"];

    [Theory]
    [MemberData(nameof(WaysToHaveRecipients))]
    public void A_flag_alone_never_goes_to_individuals(string way) =>
        Assert.Equal([AwardErrors.FlagToIndividual], Reasons(Records.Of(Recipients.None, Some(way), AwardForm.EmulationFlag)));

    [Theory]
    [MemberData(nameof(WaysToHaveRecipients))]
    public void A_medal_alone_never_goes_to_collectives(string way) =>
        Assert.Equal([AwardErrors.MedalToCollective], Reasons(Records.Of(Some(way), Recipients.None, AwardForm.CommemorativeMedal)));

    [Fact]
    public void An_explicit_zero_of_individuals_beside_a_flag_is_fine() =>
        Assert.Empty(Reasons(Records.Of(Recipients.Counted(5), Recipients.Counted(0), AwardForm.EmulationFlag)));

    /// <summary>C11: 12 collectives and 8 individuals with flags and certificates of merit, not split.</summary>
    [Fact]
    public void C11_an_unsplit_flag_and_certificate_may_have_individuals() => Assert.Empty(Reasons(
        Records.Of(Recipients.Counted(12), Recipients.Counted(8), AwardForm.EmulationFlag, AwardForm.CertificateOfMerit)));

    [Fact]
    public void An_unsplit_flag_and_medal_may_have_both() => Assert.Empty(Reasons(
        Records.Of(Recipients.Counted(1), Recipients.NotStated, AwardForm.EmulationFlag, AwardForm.CommemorativeMedal)));

    [Fact]
    public void A_record_without_recipients_is_none() =>
        Assert.Equal([AwardErrors.NoRecipients], Reasons(Records.Of(Recipients.None, Recipients.Counted(0), AwardForm.CertificateOfMerit)));

    [Theory]
    [MemberData(nameof(WaysToHaveRecipients))]
    public void One_kind_of_recipients_is_enough(string way) =>
        Assert.Empty(Reasons(Records.Of(Some(way), Recipients.None, AwardForm.CertificateOfMerit)));

    [Fact]
    public void A_span_does_not_end_before_it_starts()
    {
        var record = Records.Of(Recipients.Counted(1), Recipients.None, AwardForm.EmulationFlag);
        var oneDay = record with { Span = record.Span with { Start = record.Span.End } };
        var reversed = record with { Span = record.Span with { Start = record.Span.End.AddDays(1) } };
        Assert.Empty(Reasons(oneDay));
        Assert.Equal([AwardErrors.SpanEndsBeforeItStarts], Reasons(reversed));
    }

    [Fact]
    public void Every_broken_rule_is_named_with_its_field()
    {
        var record = Records.Of(Recipients.None, Recipients.Counted(2), AwardForm.EmulationFlag);
        var broken = AwardRules.Check(record with { Span = record.Span with { Start = new DateOnly(2024, 1, 1) } }, "awards[3]");
        Assert.Equal(["awards[3].span.end_date", "awards[3].individuals"], broken.Select(rule => rule.Field));
    }

    private static Recipients Some(string way) => way switch
    {
        "count" => Recipients.Counted(1),
        "not stated" => Recipients.NotStated,
        _ => SomeByName,
    };

    private static IEnumerable<AnTq.Platform.Errors.ErrorReason> Reasons(AwardRecord record) =>
        AwardRules.Check(record, "award").Select(rule => rule.Reason);
}
