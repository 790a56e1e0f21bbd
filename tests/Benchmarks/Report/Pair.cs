namespace AnTq.Benchmarks.Report;

/// <summary>Two that are compared, measured in turns: whatever else the machine does meanwhile meets both.</summary>
internal static class Pair
{
    /// <summary>Measures ours, theirs, ours, theirs …</summary>
    /// <param name="rounds">How often each.</param>
    /// <param name="ours">Rate of the service.</param>
    /// <param name="theirs">Rate of what it is compared with.</param>
    /// <returns>The medians of the two rates and of the rounds' ratios.</returns>
    public static async Task<(double Ours, double Theirs, double Ratio)> MeasureAsync(int rounds, Func<Task<double>> ours, Func<Task<double>> theirs)
    {
        // Once without counting: until the runtime has compiled what is often run, it is slower than it will be, the larger program longer.
        await ours();
        await theirs();
        var measured = new List<(double Ours, double Theirs)>();
        for (var round = 0; round < rounds; round++)
            measured.Add((await ours(), await theirs()));
        return (
            Median.Of(measured.Select(each => each.Ours)),
            Median.Of(measured.Select(each => each.Theirs)),
            Median.Of(measured.Select(each => each.Ours / each.Theirs)));
    }
}
