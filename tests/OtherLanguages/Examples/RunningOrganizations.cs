using AnTq.Testing;
using Xunit;

namespace AnTq.OtherLanguages.Tests.Examples;

/// <summary>The organizations service as a process, on a database and a virtual host of its own.</summary>
public sealed class RunningOrganizations : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly TestBroker _broker = new();
    private ServiceProcess? _service;

    public Uri Address => _service!.Endpoints.Grpc;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _broker.InitializeAsync();
        _service = await ServiceProcess.StartAsync("Organizations", new Dictionary<string, string?>
        {
            ["ConnectionStrings:organizations-db"] = _database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = _broker.ConnectionString,
            ["Paging:TokenKey"] = "a key for the examples' tests",
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
    }
}
