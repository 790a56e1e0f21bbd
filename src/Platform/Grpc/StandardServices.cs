using Grpc.AspNetCore.HealthChecks;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AnTq.Platform.Grpc;

/// <summary>
/// gRPC's standard services beside a service's own: <c>grpc.health.v1</c> (the checks of <c>/health</c>, for the server as a whole and under
/// the name of each service on it) and <c>grpc.reflection</c> (v1 and v1alpha). They answer anybody, also before the database is prepared.
/// </summary>
public static class StandardServices
{
    // How late whoever watches may hear of a change.
    private static readonly TimeSpan HealthPeriod = TimeSpan.FromSeconds(5);

    /// <summary>Opens them. To be called after the service's own gRPC services are mapped: health answers for those under their names.</summary>
    /// <param name="app">The application, registered with <c>AddGrpcServer</c>.</param>
    public static void MapStandardServices(this WebApplication app)
    {
        var health = app.Services.GetRequiredService<IOptions<GrpcHealthChecksOptions>>().Value;
        var names = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.ServiceName)
            .OfType<string>();
        foreach (var name in names.Distinct())
            health.Services.Map(name, _ => true);
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
    }

    internal static void Add(IServiceCollection services)
    {
        services.AddGrpcHealthChecks();
        services.AddGrpcReflection();
        services.Configure<HealthCheckPublisherOptions>(options => options.Period = HealthPeriod);
    }

    /// <summary>Whether a method, such as <c>/grpc.health.v1.Health/Check</c>, is one of theirs.</summary>
    internal static bool Own(string method) =>
        method.StartsWith("/grpc.health.v1.", StringComparison.Ordinal) || method.StartsWith("/grpc.reflection.v1", StringComparison.Ordinal);
}
