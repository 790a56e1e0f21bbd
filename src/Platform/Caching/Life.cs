namespace AnTq.Platform.Caching;

/// <summary>How long entries live.</summary>
internal static class Life
{
    private const double Spread = 0.2;

    /// <summary>Up to a fifth less than the longest: what was filled together does not expire together.</summary>
    public static TimeSpan Below(TimeSpan longest) => longest * (1 - (Spread * Random.Shared.NextDouble()));
}
