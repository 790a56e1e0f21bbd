using AnTq.Testing;
using Grpc.Net.Client;

namespace AnTq.Crash.Tests.Suites;

/// <summary>A copy that the test has started itself.</summary>
internal sealed class ProcessCopy(ServiceProcess process) : IServiceCopy
{
    public int? Pid => process.Pid;

    public string Log => process.Log.ToString();

    public GrpcChannel Channel => process.Channel;

    public Task KillAsync() => process.KillAsync();

    public Task ReturnAsync() => process.StartAgainAsync();

    public Task BecomesSteadyAsync() => Task.CompletedTask;

    public Task<bool> IsHealthyAsync() => HealthReport.IsHealthyAsync(process.Endpoints.HttpClient);
}
