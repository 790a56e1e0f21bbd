using System.Runtime.CompilerServices;

namespace AnTq.Testing;

/// <summary>Waits for a state instead of for a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Polls until the condition holds.</summary>
    /// <param name="condition">What shall become true.</param>
    /// <param name="deadline">How long that may take.</param>
    /// <param name="lastState">Describes how things stand, for the message when they don't get there.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <exception cref="TimeoutException">It did not become true in time.</exception>
    public static async Task BecomesTrueAsync(
        Func<Task<bool>> condition,
        TimeSpan deadline,
        Func<string>? lastState = null,
        [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > deadline)
            {
                throw new TimeoutException($"Not true within {deadline.TotalSeconds:0.#} s: {expression}. {lastState?.Invoke()}");
            }

            await Task.Delay(_pause, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Reads until what is read is as wanted, and returns it.</summary>
    /// <param name="read">Reads the state. What it throws ends the wait.</param>
    /// <param name="isReached">Whether it is as wanted.</param>
    /// <param name="deadline">How long that may take.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <exception cref="TimeoutException">It was never as wanted; the message shows what was read last.</exception>
    public static async Task<T> BecomesAsync<T>(
        Func<Task<T>> read,
        Func<T, bool> isReached,
        TimeSpan deadline,
        [CallerArgumentExpression(nameof(isReached))] string expression = "")
    {
        T last = default!;
        await BecomesTrueAsync(async () => isReached(last = await read()), deadline, () => $"Last read: {last}", expression);
        return last;
    }
}
