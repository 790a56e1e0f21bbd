using System.Diagnostics.Metrics;
using AnTq.Feed.V1;
using AnTq.Platform.LocalCopy;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.Platform.Tests.LocalCopy;

public sealed class CopyFreshnessTests : IDisposable
{
    private readonly SteppedTime _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly CopyFreshness _freshness;

    public CopyFreshnessTests() => _freshness = new CopyFreshness(_time, _services.GetRequiredService<IMeterFactory>());

    public void Dispose() => _services.Dispose();

    [Fact]
    public void A_copy_counts_once_it_is_complete_and_while_the_feed_is_heard()
    {
        Assert.False(_freshness.IsFresh);
        _freshness.Heard(new FeedPage { NextAfterSequence = 500, HeadSequence = 700 });
        Assert.False(_freshness.IsFresh);

        _freshness.Heard(new FeedPage { NextAfterSequence = 700, HeadSequence = 700 });
        Assert.True(_freshness.IsFresh);
        _time.Advance(CopyFreshness.LongestSilence);
        Assert.True(_freshness.IsFresh);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_freshness.IsFresh);

        _freshness.Heard(new FeedPage { NextAfterSequence = 700, HeadSequence = 700 });
        Assert.True(_freshness.IsFresh);
    }

    [Fact]
    public void Operators_see_how_far_behind_and_how_old_the_copy_is()
    {
        Assert.Empty(Measure());

        _freshness.Heard(new FeedPage { NextAfterSequence = 500, HeadSequence = 700 });
        Assert.Equal([("antq.organization_copy.behind", 200)], Measure());

        _freshness.Heard(new FeedPage { NextAfterSequence = 700, HeadSequence = 700 });
        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal([("antq.organization_copy.age", 7), ("antq.organization_copy.behind", 0)], Measure());
    }

    private List<(string Name, double Value)> Measure()
    {
        var measured = new List<(string, double)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.Add((instrument.Name, value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. measured.Order()];
    }

    /// <summary>Measures intervals as a test lets them pass.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _passed.Ticks;

        public void Advance(TimeSpan by) => _passed += by;
    }
}
