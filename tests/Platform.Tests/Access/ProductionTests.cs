using AnTq.Testing;
using Xunit;

namespace AnTq.Platform.Tests.Access;

/// <summary>As long as callers name themselves, no service runs where that would be believed.</summary>
public sealed class ProductionTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task A_service_refuses_to_start_where_callers_have_to_be_proven(string environment)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceProcess.StartAsync("Organizations", new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["ConnectionStrings:organizations-db"] = "Host=127.0.0.1;Port=1",
            ["ConnectionStrings:rabbitmq"] = "amqp://127.0.0.1:1",
            ["Paging:TokenKey"] = "a key for page tokens in tests",
        }));

        Assert.Contains("allowed in Development and Testing only, not in " + environment, refused.Message, StringComparison.Ordinal);
    }
}
