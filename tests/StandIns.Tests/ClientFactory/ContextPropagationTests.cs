using AnTq.StandIns.Tests.Calls;
using Grpc.AspNetCore.ClientFactory;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.StandIns.Tests.ClientFactory;

/// <summary>An outer server serves each request by a call to an inner one.</summary>
public sealed class ContextPropagationTests
{
    private readonly TaskCompletionSource<DateTime> _innerDeadline = new();
    private readonly TaskCompletionSource _innerStarted = new();
    private readonly TaskCompletionSource _innerStopped = new();

    [Fact]
    public async Task The_deadline_of_the_request_is_that_of_the_calls_it_makes()
    {
        await using var inner = await InnerAsync();
        await using var outer = await OuterAsync(inner, new CallOptions());
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(3);

        await outer.Client.UnaryAsync(new EchoRequest(), deadline: deadline);

        Assert.Equal(deadline, await _innerDeadline.Task, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task An_earlier_deadline_of_the_call_itself_holds()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var inner = await InnerAsync();
        await using var outer = await OuterAsync(inner, new CallOptions(deadline: now.AddMinutes(1)));

        await outer.Client.UnaryAsync(new EchoRequest(), deadline: now.AddMinutes(3));

        Assert.Equal(now.AddMinutes(1), await _innerDeadline.Task, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_is_given_up_cancels_the_calls_it_makes(bool callHasItsOwnToken)
    {
        using var own = new CancellationTokenSource();
        await using var inner = await InnerAsync(waits: true);
        await using var outer = await OuterAsync(inner, new CallOptions(cancellationToken: callHasItsOwnToken ? own.Token : default));
        using var cancellation = new CancellationTokenSource();

        var call = outer.Client.UnaryAsync(new EchoRequest(), cancellationToken: cancellation.Token);
        await _innerStarted.Task.WaitAsync(EchoServer.Patience);
        await cancellation.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
        await _innerStopped.Task.WaitAsync(EchoServer.Patience);
    }

    [Fact]
    public async Task Streams_carry_both_cancellations_too()
    {
        using var own = new CancellationTokenSource();
        await using var inner = await EchoServer.StartAsync();
        await using var outer = await EchoServer.StartAsync(
            services: services => Register(services, inner, _ => { }),
            handlersOf: services => new EchoHandlers
            {
                Unary = async (request, _) =>
                {
                    var client = services.GetRequiredService<EchoService.EchoServiceClient>();
                    using var down = client.ServerStream(new EchoRequest { Text = "a", Count = 1 }, cancellationToken: own.Token);
                    using var up = client.ClientStream(cancellationToken: own.Token);
                    using var both = client.DuplexStream(cancellationToken: own.Token);
                    await up.RequestStream.WriteAsync(request);
                    await both.RequestStream.WriteAsync(request);
                    await up.RequestStream.CompleteAsync();
                    await down.ResponseStream.MoveNext();
                    await both.ResponseStream.MoveNext();
                    var (first, second, third) = (down.ResponseStream.Current.Text, (await up).Text, both.ResponseStream.Current.Text);
                    return new EchoResponse { Text = $"{first} {second} {third}" };
                },
            });

        Assert.Equal("a 1 b b", (await outer.Client.UnaryAsync(new EchoRequest { Text = "b" })).Text);
    }

    [Fact]
    public async Task Outside_a_request_a_call_is_refused_unless_that_is_allowed()
    {
        await using var inner = await InnerAsync();
        await using var strict = await OuterAsync(inner, new CallOptions());
        await using var lenient = await OuterAsync(inner, new CallOptions(), options => options.SuppressContextNotFoundErrors = true);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => CallFromOutside(strict));
        await CallFromOutside(lenient);

        Assert.Equal("Unable to propagate server context values to the call. Can't find the current HttpContext.", refusal.Message);
        Assert.Equal(DateTime.MaxValue, await _innerDeadline.Task);
    }

    private static async Task CallFromOutside(EchoServer server) =>
        await server.Services.GetRequiredService<EchoService.EchoServiceClient>().UnaryAsync(new EchoRequest());

    private Task<EchoServer> InnerAsync(bool waits = false) => EchoServer.StartAsync(new EchoHandlers
    {
        Unary = async (_, context) =>
        {
            _innerDeadline.TrySetResult(context.Deadline);
            _innerStarted.TrySetResult();
            if (waits)
            {
                await using var registration = context.CancellationToken.Register(() => _innerStopped.TrySetResult());
                await _innerStopped.Task;
            }
            return new EchoResponse();
        },
    });

    private static Task<EchoServer> OuterAsync(
        EchoServer inner, CallOptions call, Action<GrpcContextPropagationOptions>? configure = null) =>
        EchoServer.StartAsync(
            services: services => Register(services, inner, configure ?? (_ => { })),
            handlersOf: services => new EchoHandlers
            {
                Unary = async (request, _) => await services.GetRequiredService<EchoService.EchoServiceClient>().UnaryAsync(request, call),
            });

    private static void Register(IServiceCollection services, EchoServer inner, Action<GrpcContextPropagationOptions> configure) =>
        services.AddGrpcClient<EchoService.EchoServiceClient>(options => options.Address = inner.Address)
            .EnableCallContextPropagation(configure);
}
