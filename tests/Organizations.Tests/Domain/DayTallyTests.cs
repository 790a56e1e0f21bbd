using AnTq.Organizations.Domain;
using Xunit;

namespace AnTq.Organizations.Tests.Domain;

public sealed class DayTallyTests
{
    private static readonly DateOnly First = new(1999, 12, 30);

    [Fact]
    public void It_counts_as_whoever_goes_through_all_would()
    {
        var random = new Random(4);
        var tally = DayTally.Empty;
        var spans = Enumerable.Range(0, 500).Select(_ => First.AddDays(random.Next(3000))).Select(day => (From: day, To: day.AddDays(1 + random.Next(900)))).ToList();
        foreach (var (from, to) in spans)
            tally = tally.Add(from, 1).Add(to, -1);

        Assert.All(
            Enumerable.Range(-1, 4000).Select(number => First.AddDays(number)),
            day => Assert.Equal(spans.Count(span => span.From <= day && day < span.To), tally.At(day)));
    }

    [Fact]
    public void The_last_day_of_a_leap_year_belongs_to_it()
    {
        var tally = DayTally.Empty.Add(new(2024, 12, 31), 1);

        Assert.Equal((0, 1, 1), (tally.At(new(2024, 12, 30)), tally.At(new(2024, 12, 31)), tally.At(new(2025, 1, 1))));
    }

    [Fact]
    public void What_was_a_tally_before_stays_as_it_was()
    {
        var before = DayTally.Empty.Add(First, 1);

        before.Add(First, 5);

        Assert.Equal(1, before.At(First));
    }
}
