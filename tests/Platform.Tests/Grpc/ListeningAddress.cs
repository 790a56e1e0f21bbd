using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.Tests.Grpc;

/// <summary>Tells where a service listens before it is healthy.</summary>
internal static class ListeningAddress
{
    public static void Report(WebApplicationBuilder builder, TaskCompletionSource<Uri> grpc) =>
        builder.Services.AddHostedService(provider => new Reporter(provider, grpc));

    private sealed class Reporter(IServiceProvider services, TaskCompletionSource<Uri> grpc) : IHostedLifecycleService
    {
        public Task StartedAsync(CancellationToken cancellationToken)
        {
            grpc.SetResult(new Uri(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
            return Task.CompletedTask;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
