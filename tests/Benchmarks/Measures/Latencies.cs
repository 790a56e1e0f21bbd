using System.Diagnostics;

namespace AnTq.Benchmarks.Measures;

/// <summary>How long single calls take, one after the other.</summary>
/// <param name="Median">In the middle, in milliseconds.</param>
/// <param name="P95">At the 95th percentile, in milliseconds.</param>
internal sealed record Latencies(double Median, double P95)
{
    private const int WarmUp = 10;

    /// <summary>Measures two calls in turns.</summary>
    /// <param name="times">How often each.</param>
    /// <param name="first">One call, by its number.</param>
    /// <param name="second">The other.</param>
    public static async Task<(Latencies First, Latencies Second)> InTurnsAsync(int times, Func<int, Task> first, Func<int, Task> second)
    {
        var measured = (First: new List<double>(), Second: new List<double>());
        for (var number = -WarmUp; number < times; number++)
        {
            var (one, other) = (await TimeAsync(first, number + WarmUp), await TimeAsync(second, number + WarmUp));
            if (number < 0)
                continue;
            measured.First.Add(one);
            measured.Second.Add(other);
        }

        return (Of(measured.First), Of(measured.Second));
    }

    private static async Task<double> TimeAsync(Func<int, Task> call, int number)
    {
        var started = Stopwatch.GetTimestamp();
        await call(number);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static Latencies Of(List<double> milliseconds) => new(AnTq.Benchmarks.Report.Median.Of(milliseconds), AnTq.Benchmarks.Report.Median.Quantile(milliseconds, 0.95));
}
