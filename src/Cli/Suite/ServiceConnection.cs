using Grpc.Core;
using Grpc.Net.Client;

namespace AnTq.Cli.Suite;

/// <summary>A client of one service, whose failures name the service.</summary>
internal sealed class ServiceConnection<TClient> : IDisposable
{
    private static readonly TimeSpan _timePerCall = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _timePerStream = TimeSpan.FromMinutes(10);
    private readonly string _service;
    private readonly Uri _address;
    private readonly GrpcChannel _channel;
    private readonly TClient _client;
    private readonly CancellationToken _cancellation;

    public ServiceConnection(string service, SuiteAddresses addresses, Func<CallInvoker, TClient> create, CancellationToken cancellation)
    {
        _service = service;
        _address = addresses.Of(service);
        _channel = GrpcChannel.ForAddress(_address);
        _client = create(_channel.CreateCallInvoker());
        _cancellation = cancellation;
    }

    /// <exception cref="CommandFailure">The service refuses, or can't be reached.</exception>
    public Task<T> CallAsync<T>(Func<TClient, CallOptions, AsyncUnaryCall<T>> call) =>
        RunAsync(_timePerCall, async options => await call(_client, options));

    /// <summary>A call that streams, in either direction: it gets ten minutes.</summary>
    /// <exception cref="CommandFailure">The service refuses, or can't be reached.</exception>
    public Task<T> StreamAsync<T>(Func<TClient, CallOptions, Task<T>> call) =>
        RunAsync(_timePerStream, options => call(_client, options));

    private async Task<T> RunAsync<T>(TimeSpan time, Func<CallOptions, Task<T>> call)
    {
        var options = new CallOptions(
            headers: new Metadata { { "x-antq-caller", "antq" } },
            deadline: TimeProvider.System.GetUtcNow().Add(time).UtcDateTime,
            cancellationToken: _cancellation);
        try
        {
            return await call(options);
        }
        catch (RpcException failure) when (!_cancellation.IsCancellationRequested)
        {
            throw CallFailure.Of(failure, _service, _address);
        }
    }

    public void Dispose() => _channel.Dispose();
}
