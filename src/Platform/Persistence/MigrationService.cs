using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Platform.Persistence;

/// <summary>
/// Prepares the database beside the starting host, so that <c>/alive</c> answers meanwhile. Waits with back-off while the database does
/// not answer; a script that fails ends the process.
/// </summary>
internal sealed partial class MigrationService(
    Migrator migrator,
    DatabaseReadiness readiness,
    TimeProvider time,
    ILogger<MigrationService> logger) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await migrator.RunAsync(stoppingToken);
                readiness.Reached();
                return;
            }
            catch (Exception failure) when (IsWorthWaiting(failure))
            {
                LogWaiting(failure.Message, wait.TotalSeconds);
                await Task.Delay(wait, time, stoppingToken);
            }
        }
    }

    private static bool IsWorthWaiting(Exception failure) =>
        failure is TimeoutException or IOException
        || (failure is NpgsqlException database && (database.IsTransient || DatabaseErrors.IsUnavailable(database)));

    [LoggerMessage(LogLevel.Warning, "The database cannot be prepared yet ({Cause}); trying again in {Seconds} s.")]
    private partial void LogWaiting(string cause, double seconds);
}
