namespace AnTq.Load;

/// <summary>How a soak is run.</summary>
/// <param name="Duration">How long the load lasts.</param>
/// <param name="StatementsPerSecond">The rate at which statements are granted.</param>
/// <param name="KillInterval">Time between two kills.</param>
/// <param name="SampleInterval">Time between two samples.</param>
public sealed record SoakOptions(TimeSpan Duration, double StatementsPerSecond, TimeSpan KillInterval, TimeSpan SampleInterval);
