using AnTq.Awards.V1;
using AnTq.Benchmarks.Load;
using AnTq.Benchmarks.Report;
using AnTq.Testing;

namespace AnTq.Benchmarks.Measures;

/// <summary>
/// Recording one award (request row, audit row, the statement's sums, the award, and the question whether its organization exists)
/// against one INSERT behind bare gRPC. Each worker fills a statement of its own, as clerks do.
/// </summary>
internal static class Recording
{
    private const string Method = "antq.awards.v1.AwardService/RecordAwards";
    private const int Workers = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    // Until both servers run what their runtimes have compiled for good: in the first seconds half of the service's time is compiling.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(40);

    /// <summary>Measures the pair.</summary>
    public static async Task MeasureAsync(Workbench bench)
    {
        var suite = await bench.SuiteAsync();
        var commune = await Register.CommuneAsync(suite);
        var bare = await bench.BarePostgresAsync();
        var costs = new List<CallLoadResult>();
        async Task<double> NoteAsync(Task<CallLoadResult> run)
        {
            costs.Add(await run);
            return costs[^1].Rate;
        }

        var bareFrames = await FramesAsync(bench, Enumerable.Repeat("awardStatements/bare", Workers), commune.Name);
        await RunAsync(bench, suite.Services["Awards"], commune.Name, Settling);
        await RunAsync(bare, bareFrames, Settling);
        var pair = await Pair.MeasureAsync(
            Workbench.Rounds,
            () => NoteAsync(RunAsync(bench, suite.Services["Awards"], commune.Name, Duration)),
            () => NoteAsync(RunAsync(bare, bareFrames, Duration)));
        bench.Table.AddRatio("RecordAwards of one : bare INSERT of one row", pair, 0.6);
        bench.Table.AddFigure("  the load's own processor time per call, smallest - greatest",
            $"{costs.Min(cost => cost.CpuPerCall):0} - {costs.Max(cost => cost.CpuPerCall):0} us");
    }

    /// <summary>Records for a while into new statements.</summary>
    /// <returns>Awards per second.</returns>
    public static async Task<double> RateAsync(Workbench bench, ServiceProcess awards, string organization, TimeSpan duration) =>
        (await RunAsync(bench, awards, organization, duration)).Rate;

    private static async Task<CallLoadResult> RunAsync(Workbench bench, ServiceProcess awards, string organization, TimeSpan duration) =>
        await RunAsync(awards, await FramesAsync(bench, await OpenAsync(new(awards.Channel)), organization), duration);

    private static Task<CallLoadResult> RunAsync(ServiceProcess server, IReadOnlyList<string> frames, TimeSpan duration) =>
        new CallLoadPlan(server.Endpoints.Grpc, Method, WarmUp, duration, frames).RunAsync();

    private static async Task<IReadOnlyList<string>> OpenAsync(AwardService.AwardServiceClient awards) =>
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ => (await Statements.OpenAsync(awards)).Name));

    private static async Task<IReadOnlyList<string>> FramesAsync(Workbench bench, IEnumerable<string> statements, string organization)
    {
        var files = new List<string>();
        foreach (var statement in statements)
            files.Add(await bench.WriteAsync(Frames.Of(new RecordAwardsRequest
            {
                Parent = statement,
                Awards = { Samples.Award(organization) },
                RequestId = Frames.RequestIdToBe,
            })));
        return files;
    }
}
