using System.Text.Json;

namespace AnTq.Cli.Suite;

/// <summary>
/// The file in which a running suite says where its services are: <c>.antq/run/endpoints.json</c> in the checkout, or below the folder
/// that <c>ANTQ_STATE</c> names.
/// </summary>
internal sealed class EndpointsFile
{
    private static readonly string _place = Path.Combine("run", "endpoints.json");
    private readonly Dictionary<string, Dictionary<string, string>> _endpoints;

    private EndpointsFile(Dictionary<string, Dictionary<string, string>> endpoints) => _endpoints = endpoints;

    /// <exception cref="CommandFailure">There is none: no suite runs here.</exception>
    public static EndpointsFile Read(string? path)
    {
        try
        {
            using var file = File.OpenRead(path ?? Find());
            var content = JsonSerializer.Deserialize<Content>(file, JsonSerializerOptions.Web);
            return new EndpointsFile(content?.Endpoints ?? []);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailure(
                "Không thấy hệ thống đang chạy: hãy chạy ./run.sh, hoặc cho biết địa chỉ các dịch vụ (antq demo --help).",
                "No running suite is found: start it with ./run.sh, or give the services' addresses (antq demo --help).",
                absent);
        }
    }

    /// <exception cref="CommandFailure">The suite has no such service.</exception>
    public string GrpcAddressOf(string service) =>
        _endpoints.GetValueOrDefault(service)?.GetValueOrDefault("grpc")
        ?? throw new CommandFailure(
            $"Hệ thống đang chạy không có dịch vụ {service}.", $"The running suite has no service {service}.");

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("ANTQ_STATE") is { Length: > 0 } state)
        {
            return Path.Combine(state, _place);
        }

        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, ".antq")) && folder.Parent is { } parent)
        {
            folder = parent;
        }

        return Path.Combine(folder.FullName, ".antq", _place);
    }

    private sealed record Content(Dictionary<string, Dictionary<string, string>>? Endpoints);
}
