namespace AnTq.Crash.Tests.Suites;

/// <summary>What a service says of its health.</summary>
internal static class HealthReport
{
    /// <summary>Whether all is well: not even degraded.</summary>
    /// <param name="client">A client of the service's HTTP/1.1 endpoint.</param>
    public static async Task<bool> IsHealthyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
            var report = await answer.Content.ReadAsStringAsync();
            return report.StartsWith("{\"status\":\"Healthy\"", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
