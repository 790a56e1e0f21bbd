namespace AnTq.Platform.Mutations;

/// <summary>Instants as the database can keep them.</summary>
internal static class Instant
{
    /// <summary>The current instant in whole microseconds, so that what is answered equals what is read later.</summary>
    public static DateTimeOffset Now(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
