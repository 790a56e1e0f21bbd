using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AnTq.Platform.Caching;

/// <summary>Whether Redis answers. Without it a service is degraded: slower, and nothing else.</summary>
internal sealed class RedisHealthCheck(RedisAccess redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.UseAsync(database => database.PingAsync());
            return HealthCheckResult.Healthy();
        }
        catch (IOException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "Redis does not answer; calls are slower.");
        }
    }
}
