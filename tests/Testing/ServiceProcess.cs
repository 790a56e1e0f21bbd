using System.Diagnostics;
using AnTq.NativeServers;
using Grpc.Net.Client;

namespace AnTq.Testing;

/// <summary>A built service as a process of its own, which a test can kill.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(15);
    private readonly ProcessStartInfo _start;
    private Process _process;

    private ServiceProcess(ProcessStartInfo start, ServiceEndpoints endpoints)
    {
        _start = start;
        Endpoints = endpoints;
        _process = Launch();
    }

    /// <summary>Where it listens.</summary>
    public ServiceEndpoints Endpoints { get; }

    /// <summary>Number of the process that runs, or ran last.</summary>
    public int Pid => _process.Id;

    /// <summary>A channel to its gRPC endpoint.</summary>
    public GrpcChannel Channel => Endpoints.Channel;

    /// <summary>What it has written.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>Starts it and waits until it is healthy.</summary>
    /// <param name="service">The service's name, such as Awards. The test project refers to its project, so that it is built.</param>
    /// <param name="settings">Its configuration but the endpoints, such as ConnectionStrings:awards-db.</param>
    public static Task<ServiceProcess> StartAsync(string service, IReadOnlyDictionary<string, string?> settings) =>
        StartAsync(Path.Combine(Repository.Root, "src", service), [Repository.Assembly($"src/{service}", $"AnTq.{service}")], settings);

    /// <summary>Starts another program with a service's endpoints, and waits until it is healthy.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="command">Its assembly and its arguments.</param>
    /// <param name="settings">Its configuration but the endpoints.</param>
    public static async Task<ServiceProcess> StartAsync(
        string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> settings)
    {
        var endpoints = new ServiceEndpoints(grpc: FreeAddress(), http: FreeAddress());
        var running = new ServiceProcess(StartInfo(folder, command, settings, endpoints), endpoints);
        try
        {
            await running.BecomesHealthyAsync(_startLimit);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it anew after it has ended, where it listened before, and waits until it is healthy.</summary>
    public Task StartAgainAsync()
    {
        Orphanage.Remove(_process);
        _process.Dispose();
        _process = Launch();
        return BecomesHealthyAsync(_startLimit);
    }

    /// <summary>Waits until it is healthy.</summary>
    /// <param name="limit">How long that may take.</param>
    /// <exception cref="TimeoutException">It took longer; the message shows its log.</exception>
    public Task BecomesHealthyAsync(TimeSpan limit) => Eventually.BecomesTrueAsync(IsHealthyAsync, limit, Log.ToString);

    /// <summary>Ends it as a crash would (SIGKILL), and returns when it is gone.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            UnixSignals.Send(_process.Id, UnixSignal.Kill);
        }

        await _process.WaitForExitAsync().WaitAsync(_stopLimit, TimeProvider.System);
    }

    /// <summary>Asks it to end (SIGTERM), and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            UnixSignals.Send(_process.Id, UnixSignal.Terminate);
        }

        await _process.WaitForExitAsync().WaitAsync(_stopLimit, TimeProvider.System);
        return _process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Orphanage.Remove(_process);
        Endpoints.Dispose();
        _process.Dispose();
    }

    private Process Launch()
    {
        var process = Process.Start(_start) ?? throw new InvalidOperationException("dotnet could not be started.");
        Orphanage.Add(process);
        process.OutputDataReceived += (_, line) => Log.Add(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => Log.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<bool> IsHealthyAsync()
    {
        if (!_process.HasExited)
        {
            return await Endpoints.IsHealthyAsync();
        }

        // Returns once all that it has written is read.
        await _process.WaitForExitAsync().WaitAsync(_stopLimit, TimeProvider.System);
        throw new InvalidOperationException($"The service ended with code {_process.ExitCode}:\n{Log}");
    }

    private static Uri FreeAddress() => new UriBuilder("http", "127.0.0.1", FreePorts.Next()).Uri;

    private static ProcessStartInfo StartInfo(
        string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> settings, ServiceEndpoints endpoints)
    {
        var start = new ProcessStartInfo("dotnet", command)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        start.Environment["Kestrel__Endpoints__grpc__Url"] = endpoints.Grpc.ToString();
        start.Environment["Kestrel__Endpoints__http__Url"] = endpoints.Http.ToString();
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }
}
