using System.Runtime.InteropServices;
using AnTq.Testing.Servers;

// Starts the servers that the arguments name (postgres, rabbitmq, redis; none: all three) on free ports with fresh data, prints
// NAME=value for each as soon as it is ready, and stops them when its standard input ends: that is, when whoever started this
// program ends, in whatever way.
using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
_ = Console.OpenStandardInput().CopyToAsync(Stream.Null).ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);

await using var folder = await StateFolder.CreateAsync();
await using var servers = new RunningServers(folder, Console.Out);
try
{
    await servers.StartAsync(args is [] ? RunningServers.Names : args, stop.Token);
    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (Exception failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}

return 0;
