using AnTq.Platform.Messaging;
using AnTq.Testing;
using Dapper;
using Npgsql;

namespace AnTq.Load;

/// <summary>
/// Compares what callers were told with what the tables hold: nothing lost, nothing doubled, nothing half done, whatever was killed in
/// between.
/// </summary>
/// <param name="awards">The database of awards.</param>
/// <param name="notifications">The database of notifications.</param>
/// <param name="broker">The broker's address.</param>
public sealed class SuiteCheck(NpgsqlDataSource awards, NpgsqlDataSource notifications, Uri broker)
{
    private const string Queue = "notifications.award-notices";
    private readonly ErrorQueues queues = new(broker);

    /// <summary>How far the events have come.</summary>
    public async Task<Backlog> BacklogAsync()
    {
        await using var connection = await awards.OpenConnectionAsync();
        return await Backlog.ReadAsync(connection);
    }

    /// <summary>Waits until every committed event has been published and has taken effect, and the consumer's queue is empty.</summary>
    /// <param name="patience">How long that may take.</param>
    /// <exception cref="TimeoutException">It took longer; the message tells how far it came.</exception>
    public async Task BecomesQuietAsync(TimeSpan patience)
    {
        var last = "nothing could be read";
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                var backlog = await BacklogAsync();
                var effects = await EffectsAsync();
                last = $"{backlog}, {effects} of them have taken effect";
                return backlog.Count == 0 && effects == backlog.Assigned && await IsQueueEmptyAsync();
            },
            patience,
            () => last);
    }

    /// <summary>What is wrong, one line each; empty when all is well. Call it when all is quiet.</summary>
    /// <param name="planned">What callers wanted and were told.</param>
    public async Task<IReadOnlyList<string>> FindFaultsAsync(IEnumerable<PlannedStatement> planned)
    {
        var state = await SuiteState.ReadAsync(awards, notifications);
        var errors = (await queues.CountAsync([ErrorQueues.Of(Queue)], CancellationToken.None))[ErrorQueues.Of(Queue)];
        return
        [
            .. FeedFaults.In(state),
            .. StatementFaults.In(state, [.. planned]),
            .. errors > 0 ? [$"{errors} events were set aside"] : Array.Empty<string>(),
        ];
    }

    private async Task<long> EffectsAsync()
    {
        await using var connection = await notifications.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("select count(*) from platform.inbox");
    }

    private async Task<bool> IsQueueEmptyAsync() => (await queues.CountAsync([Queue], CancellationToken.None))[Queue] == 0;
}
