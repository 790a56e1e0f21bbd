using AnTq.Organizations.Domain;
using Xunit;

namespace AnTq.Organizations.Tests.Domain;

public sealed class PathLabelTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(31, "z")]
    [InlineData(32, "10")]
    [InlineData(1023, "zz")]
    [InlineData(long.MaxValue, "7zzzzzzzzzzzz")]
    public void A_number_is_written_in_base_32(long number, string label) => Assert.Equal(label, PathLabel.Of(number));

    [Fact]
    public void The_longest_label_has_13_characters() => Assert.Equal(PathLabel.MaximumLength, PathLabel.Of(long.MaxValue).Length);

    [Fact]
    public void Different_numbers_have_different_labels() =>
        Assert.Equal(100_000, Enumerable.Range(1, 100_000).Select(number => PathLabel.Of(number)).Distinct().Count());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_is_no_label_below_one(long number) => Assert.Throws<ArgumentOutOfRangeException>(() => PathLabel.Of(number));
}
