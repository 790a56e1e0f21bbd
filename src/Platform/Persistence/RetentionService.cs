using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Platform.Persistence;

/// <summary>
/// Deletes what has served its time, hourly and in small slices that hold nobody up. Several copies may do it at once: they pass over
/// each other's rows.
/// </summary>
internal sealed partial class RetentionService(
    NpgsqlDataSource dataSource, DatabaseReadiness readiness, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    /// <summary>How long a call's answer is kept.</summary>
    public static readonly TimeSpan Requests = TimeSpan.FromDays(366);

    /// <summary>How long a consumed event is remembered: longer than any message can wait anywhere.</summary>
    public static readonly TimeSpan Inbox = TimeSpan.FromDays(400);

    private const int SliceSize = 1000;
    private const int SliceLimitSeconds = 60;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Deletes everything that is due now and returns the number of rows.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken) =>
        await DeleteAsync("platform.request", "recorded_at", Requests, cancellationToken)
        + await DeleteAsync("platform.inbox", "noted_at", Inbox, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                var deleted = await RunAsync(stoppingToken);
                if (deleted > 0)
                    LogDeleted(deleted);
            }
            catch (NpgsqlException trouble)
            {
                LogTrouble(trouble.Message);
            }

            // A schedule, not a wait for something: rows become due with time alone.
            await Task.Delay(Interval, TimeProvider.System, stoppingToken);
        }
    }

    private async Task<int> DeleteAsync(string table, string instant, TimeSpan kept, CancellationToken cancellationToken)
    {
        var total = 0;
        int deleted;
        do
        {
            await using var command = dataSource.CreateCommand(
                $"""
                delete from {table} where ctid in (
                    select ctid from {table} where {instant} < $1 order by {instant} limit {SliceSize} for update skip locked)
                """);
            command.CommandTimeout = SliceLimitSeconds;
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() - kept });
            deleted = await command.ExecuteNonQueryAsync(cancellationToken);
            total += deleted;
        }
        while (deleted == SliceSize);
        return total;
    }

    [LoggerMessage(LogLevel.Information, "Deleted {Rows} rows that had served their time.")]
    private partial void LogDeleted(int rows);

    [LoggerMessage(LogLevel.Warning, "Rows that had served their time could not be deleted: {Cause}")]
    private partial void LogTrouble(string cause);
}
