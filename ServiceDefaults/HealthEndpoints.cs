using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AnTq.ServiceDefaults;

/// <summary>The endpoints of every service on its HTTP/1.1 port.</summary>
public static class HealthEndpoints
{
    /// <summary>Tag of the checks that say only that the process lives.</summary>
    public const string LivenessTag = "live";

    /// <summary>
    /// Maps <c>/health</c> (200 when healthy or degraded, 503 when unhealthy) and <c>/alive</c>. The HTTP/2 port does not offer them:
    /// it is for gRPC alone.
    /// </summary>
    /// <param name="app">The application.</param>
    public static void MapDefaultEndpoints(this WebApplication app)
    {
        Map(app, "/health", _ => true);
        Map(app, "/alive", check => check.Tags.Contains(LivenessTag));
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> filter) =>
        app.MapHealthChecks(path, new HealthCheckOptions { Predicate = filter, ResponseWriter = HealthReportWriter.WriteAsync })
            .Add(endpoint =>
            {
                var answer = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = context => HttpProtocol.IsHttp2(context.Request.Protocol) ? NotFound(context) : answer(context);
            });

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
