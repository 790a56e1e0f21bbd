using StackExchange.Redis;

namespace AnTq.Platform.Caching;

/// <summary>Tells what the client throws because of Redis, or of the line to it, from faults of this service.</summary>
internal static class RedisFailure
{
    private static readonly string? Client = typeof(ConnectionMultiplexer).Assembly.GetName().Name;

    /// <summary>Whether it is such a failure.</summary>
    /// <param name="failure">What was thrown.</param>
    public static bool Is(Exception failure) =>
        failure is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException
        // Version 1.2.6 trips over a null of its own where it wants to say why it is not connected.
        || (failure is NullReferenceException && failure.Source == Client);
}
