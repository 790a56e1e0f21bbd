using System.Diagnostics.Metrics;

namespace AnTq.Platform.Caching;

/// <summary>Figures for operators: how much the lookup of organizations saves, and whether Redis helps.</summary>
internal sealed class CachingMetrics
{
    public const string MeterName = "AnTq.Platform.Caching";
    public const string Copy = "copy";
    public const string Memory = "memory";
    public const string Flight = "flight";
    public const string Redis = "redis";

    private readonly Counter<long> hits;
    private readonly Counter<long> misses;
    private readonly Counter<long> invalidations;
    private readonly Counter<long> failures;

    public CachingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        hits = meter.CreateCounter<long>(
            "antq.organization_lookup.hits", "{organization}", "Organizations that were not asked for, by where they were found.");
        misses = meter.CreateCounter<long>(
            "antq.organization_lookup.misses", "{organization}", "Organizations that the organizations service was asked for.");
        invalidations = meter.CreateCounter<long>(
            "antq.organization_lookup.invalidations", "{change}", "Changes of organizations that this copy was told of through Redis.");
        failures = meter.CreateCounter<long>("antq.redis.failures", "{failure}", "Uses of Redis that failed or took too long.");
    }

    public void Hit(string layer, int count)
    {
        if (count > 0)
            hits.Add(count, new KeyValuePair<string, object?>("layer", layer));
    }

    public void Missed(int count) => misses.Add(count);

    public void Forgot() => invalidations.Add(1);

    public void RedisFailed() => failures.Add(1);
}
