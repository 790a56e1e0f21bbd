using AnTq.Awards.V1;
using AnTq.Benchmarks.Load;
using AnTq.Benchmarks.Report;

namespace AnTq.Benchmarks.Measures;

/// <summary>
/// Recording one award (request row, audit row, the statement's sums, the award, and the question whether its organization exists)
/// against one INSERT behind bare gRPC. Each worker fills a statement of its own, as clerks do.
/// </summary>
internal static class Recording
{
    private const string Method = "antq.awards.v1.AwardService/RecordAwards";
    private const int Workers = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    /// <summary>Measures the pair.</summary>
    public static async Task MeasureAsync(Workbench bench)
    {
        var suite = await bench.SuiteAsync();
        var commune = await Register.CommuneAsync(suite);
        var bare = await bench.BarePostgresAsync();
        var costs = new List<CallLoadResult>();
        async Task<double> RunAsync(Uri address, IReadOnlyList<string> frames)
        {
            var result = await new CallLoadPlan(address, Method, WarmUp, Duration, frames).RunAsync();
            costs.Add(result);
            return result.Rate;
        }

        var bareFrames = await FramesAsync(bench, Enumerable.Repeat("awardStatements/bare", Workers), commune.Name);
        var pair = await Pair.MeasureAsync(
            Workbench.Rounds,
            async () => await RunAsync(
                suite.Services["Awards"].Endpoints.Grpc, await FramesAsync(bench, await OpenAsync(suite.Awards), commune.Name)),
            () => RunAsync(bare.Endpoints.Grpc, bareFrames));
        bench.Table.AddRatio("RecordAwards of one : bare INSERT of one row", pair, 0.6);
        bench.Table.AddFigure("  the load's own processor time per call, smallest - greatest",
            $"{costs.Min(cost => cost.CpuPerCall):0} - {costs.Max(cost => cost.CpuPerCall):0} us");
    }

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
