using AnTq.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Brings committed events to the broker. Of all copies of a service one leads; the others pass their bells on to it and take over when
/// its lock is free.
/// </summary>
internal sealed partial class EventRelay(
    DatabaseSettings settings,
    NpgsqlDataSource dataSource,
    DatabaseReadiness readiness,
    OutboxBell bell,
    FeedNumbering numbering,
    FeedPublishing publishing,
    ILogger<EventRelay> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // As long-lived as the relay: a channel that has ended may still ring it.
    private readonly RelayNews news = new();

    public override void Dispose()
    {
        news.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var leadership = new RelayLeadership(settings);
                while (!await leadership.TryTakeAsync(stoppingToken))
                    await PassBellOnAsync(stoppingToken);
                LogLeads();
                await LeadAsync(leadership, stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                LogTrouble(trouble.Message);
                // Nothing tells when the database is back: it is asked again, but not in a tight loop.
                await Task.Delay(Pause, TimeProvider.System, stoppingToken);
            }
        }
    }

    private async Task LeadAsync(RelayLeadership leadership, CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] parts =
        [
            leadership.ListenAsync(bell, ending.Token),
            numbering.RunAsync(news, ending.Token),
            publishing.RunAsync(news, ending.Token),
        ];
        var first = await Task.WhenAny(parts);
        await ending.CancelAsync();
        await ((Task)Task.WhenAll(parts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    private async Task PassBellOnAsync(CancellationToken cancellationToken)
    {
        if (!await bell.WaitAsync(Pause, cancellationToken))
            return;
        await using var command = dataSource.CreateCommand($"notify {RelayLeadership.NotificationChannel}");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "This copy brings the service's events to the broker.")]
    private partial void LogLeads();

    [LoggerMessage(LogLevel.Warning, "The relay stopped ({Cause}) and starts again.")]
    private partial void LogTrouble(string cause);
}
