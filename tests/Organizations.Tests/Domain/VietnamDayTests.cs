using AnTq.Organizations.Domain;
using AnTq.Testing;
using Xunit;

namespace AnTq.Organizations.Tests.Domain;

public sealed class VietnamDayTests
{
    private static readonly SettableTime LastMinuteOfTheOldYear = new(new(2024, 12, 31, 16, 59, 59, TimeSpan.Zero));
    private static readonly SettableTime FirstMinuteOfTheNewYear = new(new(2024, 12, 31, 17, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_day_begins_seven_hours_before_it_does_in_universal_time()
    {
        Assert.Equal(new DateOnly(2024, 12, 31), VietnamDay.Of("", LastMinuteOfTheOldYear));
        Assert.Equal(new DateOnly(2025, 1, 1), VietnamDay.Of("", FirstMinuteOfTheNewYear));
    }

    [Fact]
    public void A_day_that_is_asked_for_is_that_day() =>
        Assert.Equal(new DateOnly(2018, 12, 31), VietnamDay.Of("2018-12-31", FirstMinuteOfTheNewYear));
}
