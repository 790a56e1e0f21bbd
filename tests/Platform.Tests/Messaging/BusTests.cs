using AnTq.Platform.Messaging;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

/// <summary>How the bus library is set up, where nothing that it does would show.</summary>
public sealed class BusTests
{
    [Fact]
    public void The_bus_library_tells_its_maker_nothing()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddEventConsumer("quiet", consumer => consumer.Bind("probe.#"));
        var asItComes = new ServiceCollection().AddMassTransit(bus => bus.UsingInMemory());

        Assert.True(Reports(asItComes));
        Assert.False(Reports(builder.Services));
    }

    private static bool Reports(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled;
    }
}
