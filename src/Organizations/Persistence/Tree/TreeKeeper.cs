using AnTq.Organizations.Domain;
using AnTq.Platform.Persistence;

namespace AnTq.Organizations.Persistence;

/// <summary>Loads the tree and keeps it up with what the database tells of changes made by any copy.</summary>
internal sealed partial class TreeKeeper(Database database, DatabaseReadiness readiness, TreeSource source, ILogger<TreeKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                source.Drop();
                LogDeaf(trouble.Message);
                // Nothing tells when the database is back: it is asked again, but not in a tight loop. Meanwhile reads go by SQL.
                await Task.Delay(Pause, TimeProvider.System, stoppingToken);
            }
        }
    }

    // What is told while the line is broken is lost: with each line everything is read anew, after the line has begun to listen.
    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        await using var line = await ChangeLine.OpenAsync(database, stoppingToken);
        var tree = await LoadAsync(stoppingToken);
        while (true)
        {
            var askedAt = TimeProvider.System.GetTimestamp();
            var changed = await line.HearAsync(stoppingToken);
            if (changed is { Count: 0 })
            {
                source.Confirm(tree, askedAt);
                await source.DoubtedAsync(Heartbeat, stoppingToken);
                continue;
            }

            // What is read now may stand on changes of others that are told a moment later, such as a parent that was not there before:
            // only a question that brings nothing new proves the tree whole.
            tree = changed is null
                ? await LoadAsync(stoppingToken)
                : tree.With(await HistoryStore.ReadAsync(database.DataSource, changed, knownAt: null, stoppingToken));
        }
    }

    private async Task<OrganizationTree> LoadAsync(CancellationToken stoppingToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var tree = OrganizationTree.Empty.With(
            await HistoryStore.ReadAsync(database.DataSource, ids: null, knownAt: null, stoppingToken));
        LogLoaded(tree.Organizations.Count, TimeProvider.System.GetElapsedTime(started));
        return tree;
    }

    [LoggerMessage(LogLevel.Information, "Holds {Count} organizations in memory, read in {Time}.")]
    private partial void LogLoaded(int count, TimeSpan time);

    [LoggerMessage(LogLevel.Warning, "Organizations are read from the database alone: changes cannot be heard of ({Cause}).")]
    private partial void LogDeaf(string cause);
}
