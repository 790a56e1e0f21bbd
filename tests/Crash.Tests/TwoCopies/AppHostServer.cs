using AnTq.Crash.Tests.Suites;
using AnTq.Testing;
using Aspire.Hosting;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>A server that this process's AppHost runs, and starts again when it ends.</summary>
/// <param name="app">The suite.</param>
/// <param name="resource">The server's name.</param>
/// <param name="port">Where it listens.</param>
/// <param name="signal">What asks it to end, such as TERM.</param>
internal sealed class AppHostServer(DistributedApplication app, string resource, int port, string signal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks it to end, and returns when it has.</summary>
    public async Task StopAsync()
    {
        var pid = ProcessTable.Listener(port)!.Value;
        await ProcessTable.SignalAsync(pid, signal);
        await Eventually.BecomesTrueAsync(() => Task.FromResult(ProcessTable.Listener(port) != pid), Patience);
    }

    /// <summary>Returns when the AppHost has it back.</summary>
    public async Task StartAsync()
    {
        await Eventually.BecomesTrueAsync(() => Task.FromResult(ProcessTable.Listener(port) is not null), Patience);
        using var limit = new CancellationTokenSource(Patience);
        await app.ResourceNotifications.WaitForResourceHealthyAsync(resource, limit.Token);
    }
}
