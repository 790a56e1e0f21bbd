using Xunit;

namespace AnTq.Testing.Tests;

public sealed class EventuallyTests
{
    [Fact]
    public async Task A_state_that_is_not_reached_in_time_is_told_with_what_was_read_last()
    {
        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => Eventually.BecomesAsync(() => Task.FromResult(41), value => value == 42, TimeSpan.FromMilliseconds(50)));

        Assert.Contains("value == 42", failure.Message, StringComparison.Ordinal);
        Assert.Contains("41", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_is_reached_is_returned()
    {
        var value = 0;
        Assert.Equal(3, await Eventually.BecomesAsync(() => Task.FromResult(++value), read => read == 3, TimeSpan.FromSeconds(10)));
    }
}
