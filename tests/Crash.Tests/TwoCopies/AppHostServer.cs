using AnTq.Crash.Tests.Suites;
using AnTq.Testing;
using Aspire.Hosting;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>A server that this process's AppHost runs, and starts again when it ends.</summary>
/// <param name="app">The suite.</param>
/// <param name="resource">The server's name.</param>
/// <param name="port">Where it listens.</param>
/// <param name="lines">The proxies before it.</param>
internal sealed class AppHostServer(DistributedApplication app, string resource, int port, params IReadOnlyList<TcpProxy> lines)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What is promised, though nobody but the AppHost brings it back.
    private static readonly TimeSpan ReturnLimit = TimeSpan.FromSeconds(15);

    /// <summary>Its process.</summary>
    public int Pid => ProcessTable.Listener(port) ?? throw new InvalidOperationException($"{resource} does not run.");

    /// <summary>Ends it, and returns when it has ended. The AppHost has it back before long.</summary>
    /// <param name="signal">What ends it, such as KILL.</param>
    public async Task EndAsync(string signal)
    {
        var pid = Pid;
        await ProcessTable.SignalAsync(pid, signal);
        await Eventually.BecomesTrueAsync(() => Task.FromResult(ProcessTable.Listener(port) != pid), Patience);
    }

    /// <summary>Ends it. It is out of reach until <see cref="ReturnAsync"/>, however soon the AppHost has it back.</summary>
    /// <param name="signal">What ends it.</param>
    public async Task LeaveAsync(string signal)
    {
        await EndAsync(signal);
        foreach (var line in lines)
            line.Cut();
    }

    /// <summary>Returns when the AppHost has it back, and it is within reach.</summary>
    public async Task ReturnAsync()
    {
        using var limit = new CancellationTokenSource(ReturnLimit);
        await Eventually.BecomesTrueAsync(() => Task.FromResult(ProcessTable.Listener(port) is not null), ReturnLimit);
        await app.ResourceNotifications.WaitForResourceHealthyAsync(resource, limit.Token);
        foreach (var line in lines)
            line.Mend();
    }
}
