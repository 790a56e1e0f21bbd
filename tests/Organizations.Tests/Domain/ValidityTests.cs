using AnTq.Organizations.Domain;
using AnTq.Platform.Errors;
using Xunit;

namespace AnTq.Organizations.Tests.Domain;

public sealed class ValidityTests
{
    [Fact]
    public void One_day_is_enough() =>
        Assert.Equal(new Validity(new(2025, 6, 30), new(2025, 7, 1)), Validity.Parse("2025-06-30", "2025-07-01"));

    [Fact]
    public void An_empty_end_is_none() => Assert.Null(Validity.Parse("2025-07-01", "").To);

    [Theory]
    [InlineData("2025-07-01", "2025-07-01")]
    [InlineData("2025-07-01", "2025-06-30")]
    public void It_must_not_end_before_it_has_lasted_a_day(string from, string to)
    {
        var refusal = Assert.Throws<RefusalException>(() => Validity.Parse(from, to));
        Assert.Equal("VALIDITY_ENDS_BEFORE_IT_STARTS", refusal.Reason.Reason);
    }

    [Fact]
    public void Days_are_written_as_they_were_read() => Assert.Equal("0945-01-02", Validity.Write(Validity.ParseDay("0945-01-02")));

    [Fact]
    public void An_absent_day_is_written_as_nothing() => Assert.Equal("", Validity.Write(null));
}
