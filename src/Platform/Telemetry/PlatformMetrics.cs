using System.Diagnostics.Metrics;

namespace AnTq.Platform.Telemetry;

/// <summary>What operators measure. Names are part of what dashboards rely on.</summary>
internal static class PlatformMetrics
{
    public const string MeterName = "AnTq.Platform";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "antq.calls.refused", "{call}", "Calls refused, by method and reason.");

    private static readonly Counter<long> Replays = Meter.CreateCounter<long>(
        "antq.requests.replayed", "{call}", "Repeated calls that got the stored answer, by method.");

    private static readonly Counter<long> PublishedEvents = Meter.CreateCounter<long>(
        "antq.relay.published", "{event}", "Events that the broker has confirmed.");

    private static readonly Counter<long> ConsumedEvents = Meter.CreateCounter<long>(
        "antq.consumer.events", "{event}", "Events by consumer and outcome: handled, repeated, passed_over, retried, put_back, set_aside.");

    private static readonly Histogram<double> Lags = Meter.CreateHistogram<double>(
        "antq.consumer.lag", "s", "Time from when an event happened until it took effect, by consumer.");

    private static readonly UpDownCounter<long> Watches = Meter.CreateUpDownCounter<long>(
        "antq.feed.watches", "{call}", "Watch…Events calls that are open.");

    public static void Refused(string method, string reason) =>
        Refusals.Add(1, new("rpc.method", method), new("reason", reason));

    public static void Replayed(string method) => Replays.Add(1, new KeyValuePair<string, object?>("rpc.method", method));

    public static void Published(long events) => PublishedEvents.Add(events);

    public static void WatchStarted() => Watches.Add(1);

    public static void WatchEnded() => Watches.Add(-1);

    public static void Consumed(string consumer, string outcome) =>
        ConsumedEvents.Add(1, new("consumer", consumer), new("outcome", outcome));

    public static void TookEffect(string consumer, TimeSpan lag) =>
        Lags.Record(lag.TotalSeconds, new KeyValuePair<string, object?>("consumer", consumer));
}
