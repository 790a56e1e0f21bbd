using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>The variables that Aspire sets for a project.</summary>
internal static class ProjectEnvironment
{
    /// <summary>Meant for the AppHost itself when it has them.</summary>
    private static readonly string[] _notPassedOn =
    [
        "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS",
        "DOTNET_LAUNCH_PROFILE", "DOTNET_URLS",
    ];

    /// <param name="resource">The project.</param>
    /// <param name="instance">Names this copy of it.</param>
    /// <param name="ports">The ports that this copy listens on, by endpoint.</param>
    public static IReadOnlyDictionary<string, string?> Of(
        ProjectResource resource, string instance, IReadOnlyDictionary<Endpoint, int> ports)
    {
        var variables = _notPassedOn.ToDictionary(name => name, _ => (string?)null);
        AddTelemetry(variables, resource.Name, instance);
        foreach (var (endpoint, port) in ports)
        {
            variables[$"Kestrel__Endpoints__{endpoint.Name}__Url"] = endpoint.UrlOf(port);
        }

        foreach (var variable in resource.Annotations.OfType<EnvironmentVariableAnnotation>())
        {
            variables[variable.Name] = variable.Value();
        }

        return variables;
    }

    /// <summary>Where telemetry goes, if anywhere, is inherited: OTEL_EXPORTER_OTLP_ENDPOINT and its like.</summary>
    private static void AddTelemetry(Dictionary<string, string?> variables, string service, string instance)
    {
        variables["OTEL_SERVICE_NAME"] = service;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instance}";
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }
}
