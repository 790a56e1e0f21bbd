using AnTq.Awards.V1;
using AnTq.Benchmarks.Report;
using Grpc.Core;

namespace AnTq.Benchmarks.Measures;

/// <summary>How fast one reader gets all events of the awards again, from the first on, as a new subscriber does.</summary>
internal static class Replay
{
    private const int Events = 100_000;
    private const double Aim = 20_000;

    /// <summary>Measures it.</summary>
    public static async Task MeasureAsync(Workbench bench)
    {
        var suite = await bench.SuiteAsync();
        var awards = await suite.StartFilledAwardsAsync(Events);
        var client = new AwardEventService.AwardEventServiceClient(awards.Channel);
        await ReadAsync(client);
        var rates = new List<double>();
        for (var round = 0; round < Workbench.Rounds; round++)
            rates.Add(await ReadAsync(client));
        var rate = Median.Of(rates);
        bench.Table.AddFigure("WatchAwardEvents from the first on, one reader", $"{rate:N0} events/s", ">= 20,000", rate >= Aim);
    }

    private static async Task<double> ReadAsync(AwardEventService.AwardEventServiceClient client)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var watch = client.WatchAwardEvents(new WatchAwardEventsRequest());
        var read = 0L;
        await foreach (var page in watch.ResponseStream.ReadAllAsync())
        {
            read += page.Events.Count;
            if (page.NextAfterSequence >= Events)
                break;
        }

        return read == Events
            ? read / TimeProvider.System.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"{read} of {Events} events came.");
    }
}
