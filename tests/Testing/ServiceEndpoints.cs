using Grpc.Net.Client;

namespace AnTq.Testing;

/// <summary>The two endpoints of a running service, and clients for them.</summary>
public sealed class ServiceEndpoints : IDisposable
{
    private readonly Lazy<GrpcChannel> _channel;
    private readonly Lazy<HttpClient> _http;

    internal ServiceEndpoints(Uri grpc, Uri http)
    {
        Grpc = grpc;
        Http = http;
        _channel = new(() => OpenChannel(grpc));
        _http = new(() => new HttpClient { BaseAddress = http });
    }

    /// <summary>Where gRPC is spoken.</summary>
    public Uri Grpc { get; }

    /// <summary>Where /health and /alive are.</summary>
    public Uri Http { get; }

    /// <summary>A channel to it, opened once.</summary>
    public GrpcChannel Channel => _channel.Value;

    /// <summary>A client of its HTTP/1.1 endpoint.</summary>
    public HttpClient HttpClient => _http.Value;

    /// <summary>Opens a channel to any address. The caller disposes it.</summary>
    public static GrpcChannel OpenChannel(Uri address) =>
        GrpcChannel.ForAddress(
            address,
            new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
                DisposeHttpClient = true,
            });

    /// <inheritdoc />
    public void Dispose()
    {
        if (_channel.IsValueCreated)
        {
            _channel.Value.Dispose();
        }

        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    internal async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var answer = await HttpClient.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
