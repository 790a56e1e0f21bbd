using AnTq.StandIns.Tests.Calls;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AnTq.StandIns.Tests.ClientFactory;

public sealed class ClientFactoryTests
{
    private static readonly EchoHandlers AnswersWithHeaders = new()
    {
        Unary = (request, context) => Task.FromResult(new EchoResponse
        {
            Text = context.RequestHeaders.GetValue("x-mark") ?? context.RequestHeaders.GetValue("authorization") ?? request.Text,
        }),
    };

    [Fact]
    public async Task A_registered_client_is_injected_and_calls_its_address()
    {
        await using var server = await EchoServer.StartAsync();
        await using var services = Services(collection => collection
            .AddGrpcClient<EchoService.EchoServiceClient>(options => options.Address = server.Address));

        var answer = await services.GetRequiredService<EchoService.EchoServiceClient>().UnaryAsync(new EchoRequest { Text = "a" });

        Assert.Equal("a", answer.Text);
    }

    [Fact]
    public async Task Named_clients_of_one_type_have_their_own_addresses()
    {
        await using var north = await EchoServer.StartAsync(Answering("north"));
        await using var south = await EchoServer.StartAsync(Answering("south"));
        await using var services = Services(collection =>
        {
            collection.AddGrpcClient<EchoService.EchoServiceClient>("north", options => options.Address = north.Address);
            collection.AddGrpcClient<EchoService.EchoServiceClient>("south", (_, options) => options.Address = south.Address);
        });
        var factory = services.GetRequiredService<GrpcClientFactory>();

        Assert.Equal("north", (await factory.CreateClient<EchoService.EchoServiceClient>("north").UnaryAsync(new EchoRequest())).Text);
        Assert.Equal("south", (await factory.CreateClient<EchoService.EchoServiceClient>("south").UnaryAsync(new EchoRequest())).Text);
    }

    [Fact]
    public async Task An_interceptor_is_made_once_per_channel_or_once_per_client()
    {
        await using var server = await EchoServer.StartAsync(AnswersWithHeaders);
        var (channels, clients) = (0, 0);
        await using var services = Services(collection => collection
            .AddGrpcClient<EchoService.EchoServiceClient>(options => options.Address = server.Address)
            .AddInterceptor(() => new Mark($"channel {++channels}"))
            .AddInterceptor(InterceptorScope.Client, _ => new Mark($"client {++clients}")));

        var first = await CallAsync(services);
        var second = await CallAsync(services);

        Assert.Equal("client 1, channel 1", first.Text);
        Assert.Equal("client 2, channel 1", second.Text);
    }

    [Fact]
    public async Task An_interceptor_can_come_from_the_services()
    {
        await using var server = await EchoServer.StartAsync(AnswersWithHeaders);
        await using var services = Services(collection => collection
            .AddSingleton(new Mark("from services"))
            .AddGrpcClient<EchoService.EchoServiceClient>(options => options.Address = server.Address)
            .AddInterceptor<Mark>());

        Assert.Equal("from services", (await CallAsync(services)).Text);
    }

    [Fact]
    public async Task Call_credentials_see_the_scope_of_the_client_and_the_method()
    {
        await using var server = await EchoServer.StartAsync(AnswersWithHeaders);
        await using var services = Services(collection => collection
            .AddScoped<List<string>>()
            .AddGrpcClient<EchoService.EchoServiceClient>(options => options.Address = server.Address)
            .ConfigureChannel(options => options.UnsafeUseInsecureChannelCallCredentials = true)
            .AddCallCredentials((context, metadata, provider) =>
            {
                metadata.Add("authorization", $"{provider.GetRequiredService<List<string>>().Single()} {context.MethodName}");
                return Task.CompletedTask;
            }));
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<List<string>>().Add("an");

        Assert.Equal("an Unary", (await CallAsync(scope.ServiceProvider)).Text);
    }

    [Fact]
    public async Task Credentials_of_the_call_and_of_the_client_are_both_sent()
    {
        await using var server = await EchoServer.StartAsync(AnswersWithHeaders);
        await using var services = Services(collection => collection
            .AddGrpcClient<EchoService.EchoServiceClient>(options => options.Address = server.Address)
            .ConfigureChannel((_, options) => options.UnsafeUseInsecureChannelCallCredentials = true)
            .AddCallCredentials((_, metadata) => Adding(metadata, "of the client")));
        var own = CallCredentials.FromInterceptor((_, metadata) => Adding(metadata, "of the call"));

        var answer = await CallAsync(services, new CallOptions(credentials: own));

        Assert.Equal("of the call, of the client", answer.Text);
    }

    [Fact]
    public void What_can_not_work_is_refused_with_its_reason()
    {
        using var services = Services(collection =>
        {
            collection.AddGrpcClient<EchoService.EchoServiceClient>("no address");
            collection.AddGrpcClient<EchoService.EchoServiceClient>("http", options => options.Address = new Uri("http://localhost"))
                .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(1));
            Assert.Throws<InvalidOperationException>(() => collection.AddGrpcClient<OtherClient>("http"));
            Assert.Throws<InvalidOperationException>(() => collection.AddHttpClient("plain").AddInterceptor(() => new Mark("1")));
        });

        Assert.Contains("No address", Refusal("no address"), StringComparison.Ordinal);
        Assert.Contains("ConfigureHttpClient", Refusal("http"), StringComparison.Ordinal);
        Assert.Contains("unknown", Refusal("unknown"), StringComparison.Ordinal);

        string Refusal(string name) => Assert.Throws<InvalidOperationException>(() =>
            services.GetRequiredService<GrpcClientFactory>().CreateClient<EchoService.EchoServiceClient>(name)).Message;
    }

    private static EchoHandlers Answering(string text) => new() { Unary = (_, _) => Task.FromResult(new EchoResponse { Text = text }) };

    private static async Task<EchoResponse> CallAsync(IServiceProvider services, CallOptions options = default) =>
        await services.GetRequiredService<EchoService.EchoServiceClient>().UnaryAsync(new EchoRequest(), options);

    private static Task Adding(Metadata metadata, string value)
    {
        metadata.Add("authorization", value);
        return Task.CompletedTask;
    }

    private static ServiceProvider Services(Action<IServiceCollection> configure)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        configure(collection);
        return collection.BuildServiceProvider(validateScopes: true);
    }

    private sealed class OtherClient(CallInvoker invoker) : ClientBase(invoker);
}
