using AnTq.Events.V1;
using AnTq.Platform.Messaging;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using AnTq.Testing;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace AnTq.Platform.Tests.Messaging;

/// <summary>A database and a virtual host of their own, on which a test starts as many copies of the probe service as it wants.</summary>
internal sealed class EventSuite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestDatabase _database = new();
    private readonly TestBroker _broker = new();
    private readonly List<ServiceHost> _hosts = [];

    public string Broker => _broker.ConnectionString;

    public string DatabaseConnection => _database.ConnectionString;

    public NpgsqlDataSource Database => _database.DataSource;

    public static async Task<EventSuite> StartAsync()
    {
        var suite = new EventSuite();
        await suite._database.InitializeAsync();
        await suite._broker.InitializeAsync();
        return suite;
    }

    /// <summary>Starts a copy that relays.</summary>
    public Task<ServiceHost> StartRelayAsync(string? broker = null) => StartAsync(builder => builder.AddEventRelay(), broker);

    public async Task<ServiceHost> StartAsync(
        Action<WebApplicationBuilder> more, string? broker = null, string? database = null, string? telemetry = null)
    {
        var host = await ProbeHost.StartAsync(database ?? DatabaseConnection, more, broker ?? Broker, telemetry);
        _hosts.Add(host);
        return host;
    }

    public async Task StopAsync(ServiceHost host)
    {
        _hosts.Remove(host);
        await host.DisposeAsync();
    }

    /// <summary>A proxy before the broker, and the address through it.</summary>
    public (TcpProxy Line, string Address) BadLine()
    {
        var direct = new Uri(Broker);
        var line = TcpProxy.Start(direct.Host, direct.Port);
        return (line, new UriBuilder(direct) { Host = "127.0.0.1", Port = line.Port }.Uri.AbsoluteUri);
    }

    public static Task<Item> CreateAsync(ServiceHost host, string title, int events = 1)
    {
        var request = ProbeHost.NewItem(title);
        request.Events = events;
        return new ProbeService.ProbeServiceClient(host.Channel).CreateItemAsync(request).ResponseAsync;
    }

    /// <summary>
    /// Puts events into the outbox, as committed transactions would have. Of their data <paramref name="bytes"/> are filling.
    /// </summary>
    public async Task AnnounceAsync(int count, string kind = "award", string path = "ab12.cd34", int bytes = 1)
    {
        await using var command = Database.CreateCommand("""
            insert into platform.outbox
                (event_id, type, subject, subject_version, routing_key, path, occurred_at, correlation_id, data_type, data)
            select gen_random_uuid(), 'antq.probe.' || $2 || '.granted.v1', $2 || 's/' || number, number, 'probe.' || $2 || '.granted', $3, now(),
                   'request', 'antq.events.v1.AwardGranted', '{ "formLabel": "' || repeat('x', $4) || '" }'
            from generate_series(1, $1) number order by number
            """);
        foreach (var value in (object[])[count, kind, path, bytes])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task BecomesAsync(string sql, long wanted) =>
        Eventually.BecomesAsync(() => ScalarAsync<long>(sql), count => count == wanted, Patience, $"{wanted} = {sql}");

    /// <summary>So many copies hold the right to relay.</summary>
    public Task LeadersAsync(long count) => BecomesAsync(
        "select count(*) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
        count);

    /// <summary>The feed holds this many events, without gap, and the broker has confirmed them all.</summary>
    public async Task FeedIsCompleteAsync(long events)
    {
        await BecomesAsync("select position from platform.feed_published", events);
        await BecomesAsync("select count(*) from platform.outbox", 0);
        Xunit.Assert.Equal(events, await ScalarAsync<long>("select count(*) from platform.feed"));
        Xunit.Assert.Equal(events, await ScalarAsync<long>("select max(position) from platform.feed"));
        Xunit.Assert.Equal(events, await ScalarAsync<long>("select count(distinct event_id) from platform.feed"));
    }

    public static string CloudEvent(Guid id, string data, string type = "antq.probe.award.granted.v1") =>
        $$"""
        { "specversion": "1.0", "id": "{{id:D}}", "source": "/antq/elsewhere", "type": "{{type}}", "subject": "awards/a", "time": "2024-01-01T00:00:00Z",
          "sequence": "00000000000000000007", "subjectversion": "3", "correlationid": "req-5", "data": {{data}} }
        """;

    public static string Granted(string award) => Google.Protobuf.JsonFormatter.Default.Format(new AwardGranted { Award = award });

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await _database.DisposeAsync();
        await _broker.DisposeAsync();
    }
}
