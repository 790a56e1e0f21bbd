using System.Globalization;

namespace AnTq.Benchmarks.Load;

/// <summary>What one run of <see cref="CallLoad"/> found.</summary>
/// <param name="Rate">Calls answered OK, per second.</param>
/// <param name="CpuPerCall">The load's own processor time, in microseconds per call.</param>
internal sealed record CallLoadResult(double Rate, double CpuPerCall)
{
    /// <summary>Reads what <see cref="ToString"/> has written.</summary>
    public static CallLoadResult Parse(string text)
    {
        var numbers = text.Split(' ', StringSplitOptions.TrimEntries);
        return new CallLoadResult(
            double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rate} {CpuPerCall}");
}
