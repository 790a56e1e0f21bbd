using AnTq.Testing;
using Xunit;

namespace AnTq.Cli.Tests;

/// <summary>The organizations service as a process, on a database and a virtual host of its own, and <c>antq org</c> run against it.</summary>
public sealed class RunningOrganizations : IAsyncLifetime
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);
    private readonly TestDatabase _database = new();
    private readonly TestBroker _broker = new();
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("antq-cli-");
    private ServiceProcess? _service;

    /// <summary>The service.</summary>
    public ServiceProcess Service => _service ?? throw new InvalidOperationException("It has not been started.");

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _broker.InitializeAsync();
        _service = await ServiceProcess.StartAsync("Organizations", new Dictionary<string, string?>
        {
            ["ConnectionStrings:organizations-db"] = _database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = _broker.ConnectionString,
            ["Paging:TokenKey"] = "a key for the tests of the command line",
        });
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        await _database.DisposeAsync();
        await _broker.DisposeAsync();
        _files.Delete(recursive: true);
    }

    /// <summary>Runs <c>antq org</c> with these arguments.</summary>
    public Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(
        "dotnet", [Repository.Assembly("src/Cli", "antq"), "org", .. arguments, "--organizations", Service.Endpoints.Grpc.ToString()], _limit);

    /// <summary>Writes a file, the bytes as they are.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_files.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
