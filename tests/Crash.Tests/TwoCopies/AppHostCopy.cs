using AnTq.Crash.Tests.Suites;
using AnTq.Testing;
using Grpc.Net.Client;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>One of the copies of a service that this process's AppHost runs, and starts again whenever it ends.</summary>
/// <param name="assembly">The service's assembly, such as AnTq.Awards.dll.</param>
/// <param name="address">Where it speaks HTTP/1.1, in each of its lives.</param>
/// <param name="grpcAddress">Where it speaks gRPC, in each of its lives.</param>
internal sealed class AppHostCopy(string assembly, string address, string grpcAddress) : IServiceCopy, IDisposable
{
    private const string AddressSetting = "Kestrel__Endpoints__http__Url";
    private const string GrpcAddressSetting = "Kestrel__Endpoints__grpc__Url";

    // The AppHost waits twice as long after each end that follows soon on a start; one that comes later counts as the first again.
    private const int MostDeathsInARow = 5;
    private static readonly TimeSpan SteadyLife = TimeSpan.FromSeconds(31);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient client = new() { BaseAddress = new Uri(address) };
    private int deathsInARow;
    private long returned = TimeProvider.System.GetTimestamp();

    public int? Pid =>
        ProcessTable.Pids(assembly).Cast<int?>().FirstOrDefault(pid => ProcessTable.Setting(pid!.Value, AddressSetting) == address);

    public string Log => "";

    public GrpcChannel Channel { get; } = ServiceEndpoints.OpenChannel(new Uri(grpcAddress));

    private TimeSpan Life => TimeProvider.System.GetElapsedTime(returned);

    /// <summary>Waits until a service's copies run, and finds them.</summary>
    /// <param name="assembly">The service's assembly.</param>
    /// <param name="count">Number of its copies.</param>
    public static async Task<IReadOnlyList<AppHostCopy>> FindAsync(string assembly, int count)
    {
        var addresses = await Eventually.BecomesAsync(() => Task.FromResult(Addresses(assembly)), found => found.Count == count, Patience);
        return [.. addresses.Select(found => new AppHostCopy(assembly, found.Http, found.Grpc))];
    }

    public async Task KillAsync()
    {
        deathsInARow = Life > SteadyLife ? 1 : deathsInARow + 1;
        if (Pid is not { } victim)
            return;
        await ProcessTable.SignalAsync(victim, "KILL");
        await Eventually.BecomesTrueAsync(() => Task.FromResult(Pid != victim), Patience);
    }

    public async Task ReturnAsync()
    {
        await Eventually.BecomesTrueAsync(IsHealthyAsync, Patience);
        returned = TimeProvider.System.GetTimestamp();
    }

    public async Task BecomesSteadyAsync()
    {
        // The AppHost counts by the clock, and shows nobody its count: only time makes a life a steady one.
        if (deathsInARow >= MostDeathsInARow && SteadyLife - Life is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, TimeProvider.System, CancellationToken.None);
    }

    public Task<bool> IsHealthyAsync() => HealthReport.IsHealthyAsync(client);

    public void Dispose()
    {
        client.Dispose();
        Channel.Dispose();
    }

    private static List<(string Http, string Grpc)> Addresses(string assembly) => [.. ProcessTable.Pids(assembly)
        .Select(pid => (Http: ProcessTable.Setting(pid, AddressSetting), Grpc: ProcessTable.Setting(pid, GrpcAddressSetting)))
        .Where(found => found is { Http: not null, Grpc: not null })
        .Select(found => (found.Http!, found.Grpc!))
        .OrderBy(found => found.Item1, StringComparer.Ordinal)];
}
