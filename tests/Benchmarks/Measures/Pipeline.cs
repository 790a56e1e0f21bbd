using AnTq.Awards.V1;
using AnTq.Benchmarks.Bare;
using AnTq.Benchmarks.Report;

namespace AnTq.Benchmarks.Measures;

/// <summary>
/// From the confirmation of statements to the notices: outbox, feed, relay, broker, consumer. The greatest rate against bare RabbitMQ
/// with the same bytes; and the time from one commit to the other, for statements of a few records such as most are, at half of their
/// own greatest rate and at half of that of the long ones.
/// </summary>
internal static class Pipeline
{
    private const int StatementsPerRound = 16;
    private const int RecordsPerStatement = 250;
    private const int RecordsPerSmallStatement = 5;
    private const int SmallStatementsPerRound = 800;
    private const int ConfirmedAtOnce = 16;

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
        var few = new List<double>();
        for (var round = 0; round < Workbench.Rounds; round++)
            few.Add(await ConfirmAllAsync(
                suite, effects, await OpenAsync(suite, commune.Name, SmallStatementsPerRound, RecordsPerSmallStatement)));
        bench.Table.AddFigure($"  with {RecordsPerSmallStatement} records in a statement instead of {RecordsPerStatement}", $"{Median.Of(few):N0}/s");
        var usual = await DelaysAsync(suite, effects, commune.Name, Median.Of(few) / 2);
        bench.Table.AddFigure("commit to effect at half of that rate, p50; p95", Written(usual), "<= 100 ms", Median.Quantile(usual, 0.95) <= 100);
        bench.Table.AddFigure(
            "  at half of the rate of long statements", Written(await DelaysAsync(suite, effects, commune.Name, pair.Ours / 2)));
    }

    private static FormattableString Written(IReadOnlyList<double> delays) => $"{Median.Of(delays):0} ms; {Median.Quantile(delays, 0.95):0} ms";

    private static async Task<IReadOnlyList<double>> DelaysAsync(Suite suite, Effects effects, string organization, double eventsPerSecond)
    {
        var count = (int)(eventsPerSecond * Paced.TotalSeconds / RecordsPerSmallStatement);
        var statements = await OpenAsync(suite, organization, count, RecordsPerSmallStatement);
        var watching = effects.WatchAsync(count * RecordsPerSmallStatement);
        var answered = await PacedLoad.ConfirmAsync(suite.Awards, statements, Paced);
        return await effects.DelaysAsync(answered, await watching);
    }

    private static async Task<double> ConfirmAllAsync(Suite suite, Effects effects, IReadOnlyList<AwardStatement> statements)
    {
        var events = statements.Sum(statement => (int)statement.Reconciliation.CollectivesSum / Samples.CollectivesOfOneAward);
        var since = TimeProvider.System.GetUtcNow();
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(
            statements,
            new ParallelOptions { MaxDegreeOfParallelism = ConfirmedAtOnce },
            async (statement, _) => await Statements.ConfirmAsync(suite.Awards, statement));
        await effects.ReachesAsync(events, since);
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
