using AnTq.Platform.Persistence;
using AnTq.Platform.Tests.Probe;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace AnTq.Platform.Tests.Persistence;

public sealed class RetentionTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    [Fact]
    public async Task Answers_are_kept_a_year_and_then_deleted_however_many_there_are()
    {
        await ExecuteAsync(
            """
            insert into platform.request (request_id, caller, method, request_hash, response, recorded_at)
            select gen_random_uuid(), 'c', 'm', ''::bytea, ''::bytea, now() - interval '367 days' from generate_series(1, 2500)
            union all
            select gen_random_uuid(), 'c', 'm', ''::bytea, ''::bytea, now() - interval '364 days' from generate_series(1, 5)
            """);
        await ExecuteAsync(
            """
            insert into platform.inbox (event_id, source, consumer, noted_at)
            values (gen_random_uuid(), 's', 'c', now() - interval '401 days'), (gen_random_uuid(), 's', 'c', now() - interval '399 days')
            """);

        // Two copies at once.
        var deleted = await Task.WhenAll(RunAsync(), RunAsync());

        Assert.Equal(2501, deleted.Sum());
        Assert.Equal(5, await probe.CountAsync("platform.request where caller = 'c'"));
        Assert.Equal(1, await probe.CountAsync("platform.inbox"));
    }

    private async Task<int> RunAsync()
    {
        using var retention = new RetentionService(
            probe.Database, new DatabaseReadiness(), TimeProvider.System, NullLogger<RetentionService>.Instance);
        return await retention.RunAsync(CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = probe.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
