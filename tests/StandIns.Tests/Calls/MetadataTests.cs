using Grpc.Core;
using Xunit;

namespace AnTq.StandIns.Tests.Calls;

public sealed class MetadataTests
{
    private static readonly byte[] AllBytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    [Fact]
    public async Task Text_and_bytes_reach_the_server_with_lower_case_keys()
    {
        var received = new TaskCompletionSource<Metadata>();
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Unary = (_, context) =>
            {
                received.SetResult(context.RequestHeaders);
                return Task.FromResult(new EchoResponse());
            },
        });

        await server.Client.UnaryAsync(new EchoRequest(), new Metadata { { "X-Request-Id", "7" }, { "x-all-bin", AllBytes } });

        var headers = await received.Task;
        Assert.Equal("7", headers.GetValue("x-request-id"));
        Assert.Equal(AllBytes, headers.GetValueBytes("x-all-bin"));
        Assert.True(headers.Get("x-all-bin")!.IsBinary);
    }

    [Fact]
    public async Task Headers_arrive_before_the_answer_and_trailers_after_it()
    {
        var release = new TaskCompletionSource();
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Unary = async (_, context) =>
            {
                await context.WriteResponseHeadersAsync(new Metadata { { "x-early", "s" } });
                await release.Task;
                context.ResponseTrailers.Add("x-late", "1");
                context.ResponseTrailers.Add("x-late", "2");
                context.ResponseTrailers.Add("x-late-bin", AllBytes);
                return new EchoResponse();
            },
        });

        using var call = server.Client.UnaryAsync(new EchoRequest());
        var headers = await call.ResponseHeadersAsync.WaitAsync(EchoServer.Patience);
        Assert.Equal("s", headers.GetValue("x-early"));
        Assert.False(call.ResponseAsync.IsCompleted);
        release.SetResult();
        await call;

        Assert.Equal(["1", "2"], call.GetTrailers().GetAll("x-late").Select(entry => entry.Value));
        Assert.Equal("2", call.GetTrailers().GetValue("x-late"));
        Assert.Equal(AllBytes, call.GetTrailers().GetValueBytes("x-late-bin"));
    }

    // The web server leaves empty headers out of its answers: there is no telling empty bytes from none.
    [Fact]
    public async Task Empty_bytes_reach_the_server_and_are_nothing_on_the_way_back()
    {
        var received = new TaskCompletionSource<Metadata>();
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Unary = async (_, context) =>
            {
                received.SetResult(context.RequestHeaders);
                await context.WriteResponseHeadersAsync(new Metadata { { "x-early-bin", [] } });
                context.ResponseTrailers.Add("x-late-bin", []);
                return new EchoResponse();
            },
        });

        using var call = server.Client.UnaryAsync(new EchoRequest(), new Metadata { { "x-none-bin", [] } });

        Assert.DoesNotContain(await call.ResponseHeadersAsync, entry => entry.Key == "x-early-bin");
        await call;
        Assert.Empty((await received.Task).GetValueBytes("x-none-bin")!);
        Assert.DoesNotContain(call.GetTrailers(), entry => entry.Key == "x-late-bin");
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("tên")]
    [InlineData("a:b")]
    public void A_key_with_other_characters_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "value"));

    [Fact]
    public void The_suffix_of_a_key_and_the_kind_of_its_value_must_agree()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key", [1]));
        Assert.Throws<InvalidOperationException>(() => new Metadata.Entry("key-bin", [1]).Value);
        Assert.Equal("ab"u8.ToArray(), new Metadata.Entry("key", "ab").ValueBytes);
    }

    [Fact]
    public void Bytes_given_to_an_entry_can_no_longer_be_changed_from_outside()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("key-bin", bytes);
        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.Equal([1, 2], entry.ValueBytes);
    }

    [Fact]
    public void Empty_metadata_stay_empty() =>
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("key", "value"));
}
