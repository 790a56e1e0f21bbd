using Grpc.Core;
using Grpc.Net.Client;

namespace AnTq.Cli.Suite;

/// <summary>A client of one service, whose failures name the service.</summary>
internal sealed class ServiceConnection<TClient> : IDisposable
{
    private static readonly TimeSpan _timePerCall = TimeSpan.FromSeconds(10);
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
    public async Task<T> CallAsync<T>(Func<TClient, CallOptions, AsyncUnaryCall<T>> call)
    {
        var options = new CallOptions(
            headers: new Metadata { { "x-antq-caller", "antq" } },
            deadline: TimeProvider.System.GetUtcNow().Add(_timePerCall).UtcDateTime,
            cancellationToken: _cancellation);
        try
        {
            return await call(_client, options);
        }
        catch (RpcException failure) when (!_cancellation.IsCancellationRequested)
        {
            throw CallFailure.Of(failure, _service, _address);
        }
    }

    public void Dispose() => _channel.Dispose();
}
