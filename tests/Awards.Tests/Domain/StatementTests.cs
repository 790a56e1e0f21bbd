using AnTq.Awards.Domain;
using AnTq.Platform.Errors;
using Xunit;
using Status = AnTq.Awards.V1.Reconciliation.Types.Status;

namespace AnTq.Awards.Tests.Domain;

public sealed class StatementTests
{
    private static readonly DateTimeOffset Now = new(2023, 5, 24, 3, 0, 0, TimeSpan.Zero);

    /// <summary>C03: as C01, but the last line has one collective less.</summary>
    private static readonly Statement C03 = new()
    {
        Id = Guid.Empty,
        ResourceId = "ten-years",
        Title = "Khen thưởng 10 năm phong trào",
        Declared = new Totals(178, 241),
        Sums = new Totals(177, 241),
        AwardCount = 5,
        Version = 6,
        CreatedAt = Now,
    };

    [Fact]
    public void C03_differs_by_one_collective()
    {
        Assert.Equal(Status.Mismatch, C03.Comparison.Status);
        Assert.Equal(-1, C03.Comparison.CollectivesDifference);
        Assert.Equal(0, C03.Comparison.IndividualsDifference);
    }

    [Fact]
    public void C03_is_refused_without_a_note_and_the_refusal_says_what_differs_in_both_languages()
    {
        var refusal = Assert.Throws<RefusalException>(() => C03.Confirm(6, "", Now));
        Assert.Equal(StatementErrors.TotalsDifferReason, refusal.Reason);
        Assert.Equal(
            [
                new LocalizedText(
                    "Tập thể: cộng được 177, văn bản nêu 178, chênh lệch −1.", "Collectives: sum 177, declared 178, difference −1."),
                new LocalizedText(
                    "Cá nhân: cộng được 241, văn bản nêu 241, chênh lệch 0.", "Individuals: sum 241, declared 241, difference 0."),
            ],
            refusal.Preconditions.Select(condition => condition.Description));
        Assert.Equal("-1", refusal.Metadata["collectives_difference"]);
    }

    [Fact]
    public void C03_is_confirmed_with_a_note()
    {
        var confirmed = C03.Confirm(6, "Báo ghi thiếu một tập thể", Now);
        Assert.Equal((Now, "Báo ghi thiếu một tập thể", 7), (confirmed.ConfirmedAt, confirmed.DifferenceNote, confirmed.Version));
    }

    [Fact]
    public void C01_needs_no_note() => Assert.NotNull((C03 with { Sums = new Totals(178, 241) }).Confirm(6, "", Now).ConfirmedAt);

    [Fact]
    public void Sums_that_agree_only_together_do_not_agree() =>
        Assert.Equal(Status.Mismatch, new TotalsComparison(new Totals(177, 242), new Totals(178, 241)).Status);

    [Fact]
    public void Without_declared_totals_nothing_is_compared()
    {
        var statement = C03 with { Declared = null };
        Assert.Equal(Status.NotDeclared, statement.Comparison.Status);
        Assert.Equal(0, statement.Comparison.CollectivesDifference);
        Assert.NotNull(statement.Confirm(6, "", Now).ConfirmedAt);
    }

    [Fact]
    public void Declared_zeros_are_totals_like_others() =>
        Assert.Equal(Status.Mismatch, new TotalsComparison(new Totals(0, 1), new Totals(0, 0)).Status);

    [Theory]
    [InlineData(5L)]
    [InlineData(-1L)]
    [InlineData(null)]
    public void Who_has_not_seen_the_last_change_does_not_confirm(long? expected) =>
        Assert.Equal(PlatformErrors.EtagMismatch, Assert.Throws<RefusalException>(() => C03.Confirm(expected, "Ghi chú", Now)).Reason);

    [Fact]
    public void Nothing_is_confirmed_twice()
    {
        var confirmed = C03.Confirm(6, "Ghi chú", Now);
        Assert.Equal(StatementErrors.ConfirmedReason, Assert.Throws<RefusalException>(() => confirmed.Confirm(7, "Ghi chú", Now)).Reason);
    }

    [Fact]
    public void An_empty_statement_is_not_confirmed()
    {
        var empty = C03 with { AwardCount = 0, Sums = new Totals(0, 0), Declared = null };
        Assert.Equal(StatementErrors.EmptyReason, Assert.Throws<RefusalException>(() => empty.Confirm(6, "", Now)).Reason);
    }

    [Fact]
    public void Large_numbers_are_grouped_as_each_language_does()
    {
        var text = new TotalsComparison(new Totals(1_234_567, 0), new Totals(0, 0)).DescribeCollectives();
        Assert.Equal("Tập thể: cộng được 1.234.567, văn bản nêu 0, chênh lệch +1.234.567.", text.Vietnamese);
        Assert.Equal("Collectives: sum 1,234,567, declared 0, difference +1,234,567.", text.English);
    }
}
