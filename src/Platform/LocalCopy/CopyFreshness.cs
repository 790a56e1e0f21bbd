using System.Diagnostics.Metrics;
using AnTq.Feed.V1;

namespace AnTq.Platform.LocalCopy;

/// <summary>When this copy of the service last knew that its copy of the organizations was complete; for reads and for operators.</summary>
internal sealed class CopyFreshness
{
    /// <summary>Longest silence of a feed that lives: two of its heartbeats and some patience.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(40);

    private readonly TimeProvider time;
    private volatile State? last;

    public CopyFreshness(TimeProvider time, IMeterFactory meters)
    {
        this.time = time;
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            "antq.organization_copy.age", () => Read(state => Age(state)?.TotalSeconds), "s",
            "Time since the copy of the organizations was last known to be complete.");
        meter.CreateObservableGauge(
            "antq.organization_copy.behind", () => Read(state => state.Behind), "{event}",
            "Events of organizations that were not in the copy when the feed was last heard.");
    }

    public const string MeterName = "AnTq.Platform.LocalCopy";

    /// <summary>Whether the copy may be asked first.</summary>
    public bool IsFresh => last is { } state && Age(state) <= LongestSilence;

    /// <summary>A stretch of the feed is in the copy.</summary>
    public void Heard(FeedPage page)
    {
        var behind = page.HeadSequence - page.NextAfterSequence;
        last = new State(behind, behind == 0 ? time.GetTimestamp() : last?.CompleteAt);
    }

    /// <summary>The copy is filled anew, by whomever: it does not count until it is complete again.</summary>
    public void BeginAnew() => last = null;

    private TimeSpan? Age(State state) => state.CompleteAt is { } moment ? time.GetElapsedTime(moment) : null;

    private IEnumerable<Measurement<double>> Read(Func<State, double?> value) =>
        last is { } state && value(state) is { } measured ? [new(measured)] : [];

    private sealed record State(long Behind, long? CompleteAt);
}
