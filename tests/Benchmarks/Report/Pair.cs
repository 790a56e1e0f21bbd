namespace AnTq.Benchmarks.Report;

/// <summary>What is compared is measured in turns: whatever else the machine does meanwhile meets all alike.</summary>
internal static class Pair
{
    /// <summary>Measures ours, theirs, ours, theirs …</summary>
    /// <param name="rounds">How often each.</param>
    /// <param name="ours">Rate of the service.</param>
    /// <param name="theirs">Rate of what it is compared with.</param>
    /// <returns>The medians of the two rates and of the rounds' ratios.</returns>
    public static async Task<(double Ours, double Theirs, double Ratio)> MeasureAsync(int rounds, Func<Task<double>> ours, Func<Task<double>> theirs)
    {
        var measured = await InTurnsAsync(rounds, theirs, ours);
        return (measured[1].Rate, measured[0].Rate, measured[1].Ratio);
    }

    /// <summary>Measures all of them in each round.</summary>
    /// <param name="rounds">How often each.</param>
    /// <param name="rates">The rates; the first is what the others are compared with.</param>
    /// <returns>The medians of each rate and of its rounds' ratios to the first.</returns>
    public static async Task<IReadOnlyList<(double Rate, double Ratio)>> InTurnsAsync(int rounds, params IReadOnlyList<Func<Task<double>>> rates)
    {
        // Once without counting: until the runtime has compiled what is often run, it is slower than it will be, the larger program longer.
        await RoundAsync(rates);
        var measured = new List<double[]>();
        for (var round = 0; round < rounds; round++)
            measured.Add(await RoundAsync(rates));
        return
        [
            .. rates.Select((_, index) => (
                Median.Of(measured.Select(round => round[index])),
                Median.Of(measured.Select(round => round[index] / round[0])))),
        ];
    }

    private static async Task<double[]> RoundAsync(IReadOnlyList<Func<Task<double>>> rates)
    {
        var round = new double[rates.Count];
        for (var index = 0; index < rates.Count; index++)
            round[index] = await rates[index]();
        return round;
    }
}
