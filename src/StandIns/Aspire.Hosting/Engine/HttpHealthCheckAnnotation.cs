using System.Globalization;
using System.Net;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

internal sealed class HttpHealthCheckAnnotation(EndpointReference endpoint, string path, HttpStatusCode expected)
    : HealthCheckAnnotation(string.Create(
        CultureInfo.InvariantCulture, $"{endpoint.Resource.Name}_{endpoint.EndpointName}_{path}_{(int)expected}_check"))
{
    // The machine's proxy has no business between two processes of it.
    private static readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    public string EndpointName => endpoint.EndpointName;

    public async Task<bool> PassesAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(address, path), cancellation);
            return answer.StatusCode == expected;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
