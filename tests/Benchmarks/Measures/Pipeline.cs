using AnTq.Awards.V1;
using AnTq.Benchmarks.Bare;
using AnTq.Benchmarks.Report;

namespace AnTq.Benchmarks.Measures;

/// <summary>
/// From the confirmation of statements to the notices: outbox, feed, relay, broker, consumer. The greatest rate against bare RabbitMQ
/// with the same bytes, and the time from one commit to the other at half of that rate.
/// </summary>
internal static class Pipeline
{
    private const int StatementsPerRound = 16;
    private const int RecordsPerStatement = 250;
    private const int RecordsPerSmallStatement = 5;

    // As many rounds go before the first that counts, so that the services run what their runtimes have compiled for good.
    private const int SettlingRounds = 6;
    private static readonly TimeSpan Paced = TimeSpan.FromSeconds(10);

    /// <summary>Measures both.</summary>
    public static async Task MeasureAsync(Workbench bench)
    {
        var suite = await bench.SuiteAsync();
        var commune = await Register.CommuneAsync(suite);
        var effects = new Effects(suite);
        await using var eavesdropper = await Eavesdropper.OpenAsync(suite.Broker);
        await ConfirmAllAsync(suite, effects, await OpenAsync(suite, commune.Name, 1, 1));
        var body = await eavesdropper.FirstAsync();
        await using var bare = await BareBroker.OpenAsync(await Suite.OwnBrokerAsync());
        async Task<double> OursAsync() =>
            await ConfirmAllAsync(suite, effects, await OpenAsync(suite, commune.Name, StatementsPerRound, RecordsPerStatement));
        Task<double> TheirsAsync() => bare.RunAsync(body, StatementsPerRound * RecordsPerStatement);
        for (var round = 0; round < SettlingRounds; round++)
            _ = (await OursAsync(), await TheirsAsync());
        var pair = await Pair.MeasureAsync(Workbench.Rounds, OursAsync, TheirsAsync);
        bench.Table.AddRatio("granted to noticed, events : bare RabbitMQ", pair, 0.4);
        await MeasureDelayAsync(bench, suite, effects, commune.Name, pair.Ours / 2);
    }

    private static async Task MeasureDelayAsync(Workbench bench, Suite suite, Effects effects, string organization, double eventsPerSecond)
    {
        var count = (int)(eventsPerSecond * Paced.TotalSeconds / RecordsPerSmallStatement);
        var statements = await OpenAsync(suite, organization, count, RecordsPerSmallStatement);
        var watching = effects.WatchAsync(count * RecordsPerSmallStatement);
        var answered = await PacedLoad.ConfirmAsync(suite.Awards, statements, Paced);
        var delays = await effects.DelaysAsync(answered, await watching);
        var p95 = Median.Quantile(delays, 0.95);
        bench.Table.AddFigure(
            "commit to effect at half of that rate, p50; p95",
            $"{Median.Of(delays):0} ms; {p95:0} ms", "<= 100 ms", p95 <= 100);
    }

    private static async Task<double> ConfirmAllAsync(Suite suite, Effects effects, IReadOnlyList<AwardStatement> statements)
    {
        var events = statements.Sum(statement => (int)statement.Reconciliation.CollectivesSum / Samples.CollectivesOfOneAward);
        var before = await effects.CountAsync();
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(statements.Select(statement => Statements.ConfirmAsync(suite.Awards, statement)));
        await effects.ReachesAsync(before + events);
        return events / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<IReadOnlyList<AwardStatement>> OpenAsync(Suite suite, string organization, int count, int records)
    {
        var statements = new AwardStatement[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (number, _) => statements[number] = await Statements.OpenAsync(suite.Awards, organization, records));
        return statements;
    }
}
