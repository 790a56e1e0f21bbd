using System.Globalization;
using AnTq.Awards.V1;
using AnTq.Benchmarks.Load;
using AnTq.Benchmarks.Report;
using AnTq.Testing;
using Google.Protobuf;

namespace AnTq.Benchmarks.Measures;

/// <summary>The same calls, with answers of the same size, on a thousand, a hundred thousand and a million awards.</summary>
internal static class Size
{
    private const string Service = "antq.awards.v1.AwardService/";
    private const int Rounds = 3;
    private const double Aim = 0.8;
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    /// <summary>Measures all calls on all sizes.</summary>
    public static async Task MeasureAsync(Workbench bench)
    {
        var suite = await bench.SuiteAsync();
        var commune = await Register.CommuneAsync(suite);
        var filled = new List<ServiceProcess>();
        foreach (var size in Sizes)
            filled.Add(await suite.StartFilledAwardsAsync(size));
        await CompareAsync(
            bench, filled, "GetAward", new GetAwardRequest { Name = FilledAwards.AwardName }, (client, request) => client.GetAward(request));
        await CompareAsync(
            bench, filled, "ListAwards", new ListAwardsRequest { Parent = FilledAwards.StatementName }, (client, request) => client.ListAwards(request));
        await CompareAsync(
            bench, filled, "TabulateAwards", new TabulateAwardsRequest { Organization = FilledAwards.OrganizationName },
            (client, request) => client.TabulateAwards(request));
        await CompareRecordingAsync(bench, filled, commune.Name);
    }

    private static async Task CompareAsync<TRequest>(
        Workbench bench,
        IEnumerable<ServiceProcess> filled,
        string method,
        TRequest request,
        Func<AwardService.AwardServiceClient, TRequest, IMessage> call)
        where TRequest : IMessage
    {
        var frame = await bench.WriteAsync(Frames.Of(request));
        var rates = filled.Select(service =>
        {
            var length = Frames.HeaderLength + call(new(service.Channel), request).CalculateSize();
            return (Func<Task<double>>)(() => H2Load.RunAsync(service.Endpoints.Grpc, Service + method, frame, length, Duration));
        });
        Add(bench, method, await Pair.InTurnsAsync(Rounds, [.. rates]));
    }

    private static async Task CompareRecordingAsync(Workbench bench, IEnumerable<ServiceProcess> filled, string organization)
    {
        var rates = filled.Select(service => (Func<Task<double>>)(() => Recording.RateAsync(bench, service, organization, Duration)));
        Add(bench, "RecordAwards of one", await Pair.InTurnsAsync(Rounds, [.. rates]));
    }

    private static void Add(Workbench bench, string method, IReadOnlyList<(double Rate, double Ratio)> measured)
    {
        foreach (var (size, (rate, ratio)) in Sizes.Zip(measured).Skip(1))
            bench.Table.AddRatio(
                string.Create(CultureInfo.InvariantCulture, $"{method}: {size:N0} awards : {Sizes[0]:N0}"), (rate, measured[0].Rate, ratio), Aim);
    }
}
