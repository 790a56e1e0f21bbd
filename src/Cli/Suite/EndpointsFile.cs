using System.CommandLine;
using System.Text.Json;

namespace AnTq.Cli.Suite;

/// <summary>
/// The file in which a running suite says where its services are: <c>.antq/run/endpoints.json</c> in the checkout, or below the folder
/// that <c>ANTQ_STATE</c> names.
/// </summary>
internal sealed class EndpointsFile
{
    private static readonly string _place = Path.Combine("run", "endpoints.json");
    private readonly string _path;
    private readonly Dictionary<string, Dictionary<string, string>> _endpoints;

    private EndpointsFile(string path, Dictionary<string, Dictionary<string, string>> endpoints)
    {
        _path = path;
        _endpoints = endpoints;
    }

    /// <summary>The option by which a command is told of another file.</summary>
    public static Option<string?> Option() => new("--endpoints")
    {
        Description = "Tệp địa chỉ mà hệ thống đang chạy ghi ra. / The file of addresses that the running suite writes.",
    };

    /// <exception cref="CommandFailure">There is none: no suite runs here.</exception>
    public static EndpointsFile Read(string? path)
    {
        try
        {
            var found = path ?? Find();
            using var file = File.OpenRead(found);
            var content = JsonSerializer.Deserialize<Content>(file, JsonSerializerOptions.Web);
            return new EndpointsFile(found, content?.Endpoints ?? []);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailure(
                "Không thấy hệ thống đang chạy: hãy chạy ./run.sh, hoặc cho biết địa chỉ (xem --help).",
                "No running suite is found: start it with ./run.sh, or say where it is (see --help).",
                absent);
        }
    }

    /// <exception cref="CommandFailure">The suite has no such service.</exception>
    public string AddressOf(string service, string endpoint) =>
        _endpoints.GetValueOrDefault(service)?.GetValueOrDefault(endpoint)
        ?? throw new CommandFailure(
            $"Hệ thống đang chạy không có dịch vụ {service}.", $"The running suite has no service {service}.");

    /// <summary>A secret of the running suite, from <c>parameters.json</c> in the folder above the file's.</summary>
    /// <exception cref="CommandFailure">It is not there, or not for this user to read.</exception>
    public string SecretOf(string parameter)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_path))!, "..", "parameters.json"));
            return JsonSerializer.Deserialize<Dictionary<string, string>>(file)![parameter];
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            throw new CommandFailure(
                $"Không đọc được {parameter} của hệ thống đang chạy (xem --help).",
                $"The running suite's {parameter} can't be read (see --help).",
                absent);
        }
    }

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
