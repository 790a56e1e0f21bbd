using System.Globalization;
using System.Text.RegularExpressions;
using AnTq.Platform.Caching;
using AnTq.Testing;
using StackExchange.Redis;
using Xunit;

namespace AnTq.Platform.Tests.Caching;

/// <summary>Without Redis calls get slower, never wrong, never failing.</summary>
[Collection(BesideOrganizations.Name)]
public sealed class RedisOutageTests(LookupSuite suite) : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestMemory = TimeSpan.FromSeconds(30 + 5);
    private readonly OwnRedis _redis = new("outage");

    public Task InitializeAsync() => _redis.StartAsync();

    public async Task DisposeAsync() => await _redis.DisposeAsync();

    [Fact]
    public async Task Redis_is_killed_and_comes_back()
    {
        await using var first = await suite.StartCopyAsync(_redis.ConnectionString);
        await using var second = await suite.StartCopyAsync(_redis.ConnectionString);
        var (kept, renamed) = (await suite.RegisterAsync("Tỉnh Sơn La"), await suite.RegisterAsync("Tỉnh Hà Tây"));
        await suite.SettleAsync();
        await first.ReadAsync(kept, renamed);
        await second.ReadAsync(kept, renamed);

        await _redis.KillAsync();
        var arrived = await suite.RegisterAsync("Tỉnh Hậu Giang");
        foreach (var copy in new[] { first, second })
        {
            Assert.Equal("Tỉnh Sơn La", await copy.DisplayNameAsync(kept));
            Assert.Equal("Tỉnh Hậu Giang", await copy.DisplayNameAsync(arrived));
            Assert.Contains("\"status\":\"Degraded\"", await copy.HealthAsync(), StringComparison.Ordinal);
        }

        await suite.RenameSilentlyAsync(renamed, "Thành phố Hà Nội");
        await suite.AnnounceAsync(renamed);
        // Nobody can tell the other copy; but what it remembers ends soon.
        foreach (var copy in new[] { first, second })
            await Eventually.BecomesAsync(() => copy.DisplayNameAsync(renamed), name => name == "Thành phố Hà Nội", LongestMemory);

        await _redis.StartAsync();
        await Cooperation.BeginsAsync(suite, first, second, Bound);
        // Redis still holds what it held when it was killed.
        await using var newcomer = await suite.StartCopyAsync(_redis.ConnectionString);
        Assert.Equal("Thành phố Hà Nội", await newcomer.DisplayNameAsync(renamed));
    }

    [Fact]
    public async Task Redis_comes_only_after_the_services_have_started()
    {
        await _redis.KillAsync();
        await using var first = await suite.StartCopyAsync(_redis.ConnectionString);
        await using var second = await suite.StartCopyAsync(_redis.ConnectionString);
        var name = await suite.RegisterAsync("Tỉnh Điện Biên");
        Assert.Equal("Tỉnh Điện Biên", await first.DisplayNameAsync(name));

        await _redis.StartAsync();

        await Cooperation.BeginsAsync(suite, first, second, Bound);
    }

    [Fact]
    public async Task A_copy_that_redis_does_not_let_listen_listens_as_soon_as_it_may()
    {
        await using var first = await suite.StartCopyAsync(_redis.ConnectionString);
        await using var second = await suite.StartCopyAsync(_redis.ConnectionString);
        await Cooperation.BeginsAsync(suite, first, second, Bound);
        using var operating = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        var redis = operating.GetDatabase();

        // Who listened is thrown out, and refused when it comes back: each copy for our channel and for one of the client's own.
        await redis.ExecuteAsync("ACL", "SETUSER", "default", "resetchannels");
        await Eventually.BecomesAsync(() => RefusalsToListenAsync(operating), refusals => refusals >= 4, Bound);
        await redis.ExecuteAsync("ACL", "SETUSER", "default", "allchannels");

        await Cooperation.BeginsAsync(suite, first, second, Bound);
    }

    [Fact]
    public async Task A_client_that_does_not_open_its_line_for_listening_again_gives_way_to_another_one()
    {
        var clients = new List<OneLinedClient>();
        await using var first = await suite.StartCopyAsync(
            _redis.ConnectionString, change: services => OneLinedClient.Use(services, clients));
        await using var second = await suite.StartCopyAsync(_redis.ConnectionString);
        await Cooperation.BeginsAsync(suite, first, second, Bound);
        using var operating = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);

        Assert.Single(clients).LoseLineForListening();
        await operating.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");

        await Cooperation.BeginsAsync(suite, first, second, Bound);
    }

    [Fact]
    public async Task Redis_hangs_and_only_the_first_calls_wait_for_it()
    {
        await using var line = TcpProxy.Start("127.0.0.1", _redis.Port);
        await using var copy = await suite.StartCopyAsync(OwnRedis.Through(line.Port));
        var names = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => suite.RegisterAsync($"Xã treo {number}")));
        await Eventually.BecomesTrueAsync(
            async () => (await copy.HealthAsync()).Contains("\"redis\":{\"status\":\"Healthy\"}", StringComparison.Ordinal), Bound);

        line.ToClient.Close();
        var started = TimeProvider.System.GetTimestamp();
        foreach (var name in names)
            Assert.StartsWith("Xã treo", await copy.DisplayNameAsync(name), StringComparison.Ordinal);

        // Half a second for each would be twenty seconds.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Contains("organizations are asked for without it", copy.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_to_redis_that_fell_silent_gives_way_to_another_one()
    {
        await using var line = TcpProxy.Start("127.0.0.1", _redis.Port);
        await using var first = await suite.StartCopyAsync(OwnRedis.Through(line.Port));
        await using var second = await suite.StartCopyAsync(_redis.ConnectionString);
        await Cooperation.BeginsAsync(suite, first, second, Bound);
        var connections = line.Connections;

        line.Swallow();

        await Cooperation.BeginsAsync(suite, first, second, Bound);
        await Eventually.BecomesAsync(() => Task.FromResult(line.Connections), standing => standing == connections, Bound);
    }

    [Fact]
    public async Task What_cannot_be_read_in_redis_is_asked_for()
    {
        await using var copy = await suite.StartCopyAsync(_redis.ConnectionString);
        var names = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => suite.RegisterAsync($"Xã {number}")));
        await suite.SettleAsync();
        await copy.ReadAsync(names);
        var keys = names.ToDictionary(name => name, name => (RedisKey)$"antq:organizations:1:entry:{SharedEntry.Schema}:{name}@2024-12-31");
        using (var redis = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString))
        {
            var database = redis.GetDatabase();
            var good = await database.StringGetAsync(keys[names[0]]);
            Assert.False(good.IsNull);
            await database.StringSetAsync(keys[names[1]], good);
            await database.StringSetAsync(keys[names[2]], "no organization at all");
            await database.KeyDeleteAsync(keys[names[3]]);
            await database.ListLeftPushAsync(keys[names[3]], "not even a string");
        }

        await using var newcomer = await suite.StartCopyAsync(_redis.ConnectionString);
        var read = await newcomer.ReadAsync(names);

        Assert.Equal(["Xã 0", "Xã 1", "Xã 2", "Xã 3"], names.Select(name => read[name].DisplayName));
        Assert.Equal(1, newcomer.Questions);
    }

    private static async Task<int> RefusalsToListenAsync(ConnectionMultiplexer redis)
    {
        var statistics = (string)(await redis.GetDatabase().ExecuteAsync("INFO", "commandstats"))!;
        var refused = Regex.Match(statistics, @"cmdstat_subscribe:.*rejected_calls=(\d+)");
        return refused.Success ? int.Parse(refused.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }
}
