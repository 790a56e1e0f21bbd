namespace AnTq.Benchmarks.Load;

/// <summary>
/// Load of calls that must differ from one another, which h2load cannot make: prepared frames of which only the request id changes, sent
/// by an ordinary HTTP/2 client without any gRPC library. It costs the same for each call, whoever answers it.
/// </summary>
internal static class CallLoad
{
    /// <summary>Runs a plan and prints its result.</summary>
    public static async Task<int> RunAsync(CallLoadPlan plan)
    {
        using var end = new CancellationTokenSource();
        var frames = await Task.WhenAll(plan.FrameFiles.Select(file => File.ReadAllBytesAsync(file)));
        var workers = frames.Select((frame, number) => new CallWorker(plan, frame, number)).ToList();
        var running = workers.ConvertAll(worker => Task.Run(() => worker.RunAsync(end.Token)));
        var anyFailed = Task.WhenAny(running);
        var warmedUp = Task.Delay(plan.WarmUp, TimeProvider.System);
        if (await Task.WhenAny(anyFailed, warmedUp) == anyFailed)
            await await anyFailed;
        var before = (Calls: workers.Sum(worker => worker.Calls), Time: TimeProvider.System.GetTimestamp(), Cpu: Environment.CpuUsage);
        await Task.WhenAny(anyFailed, Task.Delay(plan.Duration, TimeProvider.System));
        var calls = workers.Sum(worker => worker.Calls) - before.Calls;
        var seconds = TimeProvider.System.GetElapsedTime(before.Time).TotalSeconds;
        var cpu = Environment.CpuUsage.TotalTime - before.Cpu.TotalTime;
        await end.CancelAsync();
        await Task.WhenAll(running);
        Console.WriteLine(new CallLoadResult(calls / seconds, cpu.TotalMicroseconds / Math.Max(calls, 1)));
        return 0;
    }
}
