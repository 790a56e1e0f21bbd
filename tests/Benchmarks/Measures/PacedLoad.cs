using System.Collections.Concurrent;
using AnTq.Awards.V1;

namespace AnTq.Benchmarks.Measures;

/// <summary>Confirms statements at a steady rate, whether or not the ones before have been answered.</summary>
internal static class PacedLoad
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Confirms all of them within a time.</summary>
    /// <returns>When each was answered, by the statement's name.</returns>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> ConfirmAsync(
        AwardService.AwardServiceClient awards, IReadOnlyList<AwardStatement> statements, TimeSpan within)
    {
        var answered = new ConcurrentDictionary<string, DateTimeOffset>();
        var running = new List<Task>(statements.Count);
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Tick, TimeProvider.System);
        while (running.Count < statements.Count)
        {
            await timer.WaitForNextTickAsync();
            var due = (int)Math.Min(statements.Count, statements.Count * (TimeProvider.System.GetElapsedTime(started) / within));
            while (running.Count < due)
                running.Add(ConfirmOneAsync(statements[running.Count]));
        }

        await Task.WhenAll(running);
        return answered;

        async Task ConfirmOneAsync(AwardStatement statement)
        {
            await Statements.ConfirmAsync(awards, statement);
            answered[statement.Name] = TimeProvider.System.GetUtcNow();
        }
    }
}
