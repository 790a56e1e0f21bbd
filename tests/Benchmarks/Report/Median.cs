namespace AnTq.Benchmarks.Report;

/// <summary>What lies in the middle, untouched by one round that was disturbed.</summary>
internal static class Median
{
    /// <summary>The median.</summary>
    public static double Of(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The value below which a share of all lies.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Round((sorted.Count - 1) * share)];
    }
}
