using AnTq.Platform.Caching;
using StackExchange.Redis;
using Xunit;

namespace AnTq.Platform.Tests.Caching;

public sealed class RedisFailureTests
{
    /// <summary>Seen where Redis was killed: the client wants to say why it is not connected, and ended the service that way.</summary>
    [Fact]
    public void A_null_over_which_the_client_trips_is_a_failure_of_redis()
    {
        var failure = Tripped();
        failure.Source = typeof(ConnectionMultiplexer).Assembly.GetName().Name;

        Assert.True(RedisFailure.Is(failure));
    }

    [Fact]
    public void A_null_over_which_we_trip_is_not() => Assert.False(RedisFailure.Is(Tripped()));

    private static NullReferenceException Tripped()
    {
        string? nothing = null;
        return Assert.Throws<NullReferenceException>(() => nothing!.Length);
    }
}
