using AnTq.Reports.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Reports.Tests;

public sealed class ReportsFixture : IAsyncLifetime
{
    private ServiceHost? _host;

    public IndicatorService.IndicatorServiceClient Client { get; private set; } = null!;

    public HttpClient Http => _host!.Endpoints.HttpClient;

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string?> { ["Paging:TokenKey"] = "0123456789abcdef0123456789abcdef" };
        _host = await ServiceHost.StartAsync(builder => builder.AddReports(), app => app.MapReports(), settings);
        Client = new IndicatorService.IndicatorServiceClient(_host.Channel);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
