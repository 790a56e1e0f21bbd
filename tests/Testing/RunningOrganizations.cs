using Xunit;

namespace AnTq.Testing;

/// <summary>
/// The organizations service as a process, on a database and a virtual host of its own. The test project refers to the service's, so that
/// it is built.
/// </summary>
public sealed class RunningOrganizations : IAsyncLifetime
{
    private ServiceProcess? _service;

    /// <summary>Its own database.</summary>
    public TestDatabase Database { get; } = new();

    /// <summary>Where it announces what it does.</summary>
    public TestBroker Broker { get; } = new();

    /// <summary>The process.</summary>
    public ServiceProcess Service => _service ?? throw new InvalidOperationException("It has not been started.");

    /// <summary>Where it speaks gRPC.</summary>
    public Uri Address => Service.Endpoints.Grpc;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        await Broker.InitializeAsync();
        _service = await ServiceProcess.StartAsync("Organizations", new Dictionary<string, string?>
        {
            ["ConnectionStrings:organizations-db"] = Database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = Broker.ConnectionString,
            ["Paging:TokenKey"] = "a key for page tokens in tests",
        });
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        await Database.DisposeAsync();
        await Broker.DisposeAsync();
    }
}
