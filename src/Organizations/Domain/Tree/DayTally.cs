using System.Collections.Immutable;

namespace AnTq.Organizations.Domain;

/// <summary>How many there are on each day, kept as what each day adds. Asking costs the years and days before, not what was added.</summary>
internal sealed class DayTally
{
    /// <summary>None on any day.</summary>
    public static readonly DayTally Empty = new(ImmutableSortedDictionary<int, Year>.Empty);

    private const int DaysOfYear = 367;

    private readonly ImmutableSortedDictionary<int, Year> years;

    private DayTally(ImmutableSortedDictionary<int, Year> years) => this.years = years;

    // What the whole year adds, and what each of its days adds, by its number in the year.
    private sealed record Year(int Sum, int[] Days);

    /// <summary>How many there are on a day.</summary>
    public int At(DateOnly day)
    {
        var sum = 0;
        foreach (var (number, year) in years)
        {
            if (number == day.Year)
                return sum + year.Days.Take(day.DayOfYear + 1).Sum();
            if (number > day.Year)
                break;
            sum += year.Sum;
        }

        return sum;
    }

    /// <summary>The tally with more, or fewer, from a day on.</summary>
    public DayTally Add(DateOnly day, int count)
    {
        var year = years.GetValueOrDefault(day.Year, new Year(0, new int[DaysOfYear]));
        var days = (int[])year.Days.Clone();
        days[day.DayOfYear] += count;
        return new DayTally(years.SetItem(day.Year, new Year(year.Sum + count, days)));
    }
}
