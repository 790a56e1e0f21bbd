using AnTq.Models.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Models.Tests;

public sealed class ModelsFixture : IAsyncLifetime
{
    private ServiceHost? _host;

    public ModelTypeService.ModelTypeServiceClient Client { get; private set; } = null!;

    public HttpClient Http => _host!.Endpoints.HttpClient;

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string?> { ["Paging:TokenKey"] = "0123456789abcdef0123456789abcdef" };
        _host = await ServiceHost.StartAsync(builder => builder.AddModels(), app => app.MapModels(), settings);
        Client = new ModelTypeService.ModelTypeServiceClient(_host.Channel);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
