namespace AnTq.Platform.Messaging;

/// <summary>How often and after which waits a failed event is tried again.</summary>
/// <param name="InMemory">Waits between tries that hold the message; seconds at most.</param>
/// <param name="Transient">Waits before redeliveries when a server or another service did not answer.</param>
/// <param name="Other">Waits before redeliveries when the reaction itself failed.</param>
public sealed record RetrySchedule(IReadOnlyList<TimeSpan> InMemory, IReadOnlyList<TimeSpan> Transient, IReadOnlyList<TimeSpan> Other)
{
    /// <summary>
    /// Three more tries within three seconds. Then, for failures that pass, about seven hours of redeliveries; for others two within
    /// twenty seconds, so that operators see them soon.
    /// </summary>
    public static RetrySchedule Default { get; } = new(
        [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)],
        [
            .. Enumerable.Repeat(TimeSpan.FromSeconds(5), 12),
            .. Enumerable.Repeat(TimeSpan.FromSeconds(15), 12),
            .. Enumerable.Repeat(TimeSpan.FromMinutes(1), 15),
            .. Enumerable.Repeat(TimeSpan.FromMinutes(5), 24),
            .. Enumerable.Repeat(TimeSpan.FromMinutes(30), 9),
        ],
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)]);

    /// <summary>The wait before the next redelivery, or null when the event is to be set aside.</summary>
    internal TimeSpan? Next(int redeliveries, bool isTransient)
    {
        var waits = isTransient ? Transient : Other;
        return redeliveries < waits.Count ? waits[redeliveries] : null;
    }
}
