using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Mutations;

public sealed class IdempotencyTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_request_id_and_content_give_the_stored_answer(bool readFirst)
    {
        var request = ProbeHost.NewItem($"same {readFirst}");
        request.ReadFirst = readFirst;
        request.Events = 1;

        var first = await probe.Client.CreateItemAsync(request);
        var second = await probe.Client.CreateItemAsync(request);

        Assert.Equal(first, second);
        Assert.Equal(1, await probe.CountAsync($"item where title = '{request.Item.Title}'"));
        Assert.Equal(1, await probe.CountAsync($"platform.outbox where subject = '{first.Name}'"));
        Assert.Equal(1, await probe.CountAsync($"platform.audit where resource = '{first.Name}'"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_request_id_with_other_content_is_refused(bool readFirst)
    {
        var request = ProbeHost.NewItem($"reused {readFirst}");
        request.ReadFirst = readFirst;
        await probe.Client.CreateItemAsync(request);
        request.Item.Quantity = 2;

        var refused = await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request));

        Assert.Equal("REQUEST_ID_REUSED", refused.ReadReason());
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(1, await probe.CountAsync($"item where title = '{request.Item.Title}' and quantity = 1"));
    }

    [Fact]
    public async Task Another_caller_may_use_the_same_request_id()
    {
        var request = ProbeHost.NewItem("caller one");
        await probe.Client.CreateItemAsync(request, new Metadata { { "x-antq-caller", "one" } });
        request.Item.Title = "caller two";

        await probe.Client.CreateItemAsync(request, new Metadata { { "x-antq-caller", "two" } });

        Assert.Equal(2, await probe.CountAsync("item where title like 'caller %'"));
    }

    [Fact]
    public async Task The_order_of_map_entries_is_not_content()
    {
        var request = ProbeHost.NewItem("maps");
        request.Labels.Add("a", "1");
        request.Labels.Add("b", "2");
        var first = await probe.Client.CreateItemAsync(request);
        request.Labels.Clear();
        request.Labels.Add("b", "2");
        request.Labels.Add("a", "1");

        Assert.Equal(first, await probe.Client.CreateItemAsync(request));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no uuid")]
    public async Task A_missing_or_malformed_request_id_is_refused(string requestId)
    {
        var request = ProbeHost.NewItem("malformed id");
        request.RequestId = requestId;

        var refused = await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request));

        Assert.Equal("VALIDATION_FAILED", refused.ReadReason());
        Assert.Equal("request_id", refused.ReadDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single().Field);
    }

    [Fact]
    public async Task A_call_is_refused_while_the_same_one_is_running()
    {
        var request = ProbeHost.NewItem("in flight");
        // The first call waits for this lock in the middle of its transaction.
        await using var hold = await HeldLock.TakeAsync(probe.Database, "lock table item in share mode");
        var first = probe.Client.CreateItemAsync(request);
        await hold.IsWaitedForAloneAsync();

        var refused = await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request));
        await hold.DisposeAsync();

        Assert.Equal("REQUEST_IN_FLIGHT", refused.ReadReason());
        Assert.Equal(StatusCode.Aborted, refused.StatusCode);
        Assert.Equal(await first, await probe.Client.CreateItemAsync(request));
    }

    [Fact]
    public async Task Many_at_once_with_one_request_id_have_one_effect()
    {
        var request = ProbeHost.NewItem("many at once");
        request.Events = 1;

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AnswerOrReasonAsync(request)));

        Assert.Single(answers.OfType<Item>().Distinct());
        Assert.All(answers.OfType<string>(), reason => Assert.Equal("REQUEST_IN_FLIGHT", reason));
        Assert.Equal(1, await probe.CountAsync("item where title = 'many at once'"));
        Assert.Equal(1, await probe.CountAsync($"platform.outbox where subject = '{answers.OfType<Item>().First().Name}'"));
    }

    [Fact]
    public async Task A_repeated_call_gets_its_answer_even_if_it_would_now_be_refused()
    {
        var request = ProbeHost.NewItem("refused later");
        var first = await probe.Client.CreateItemAsync(request);

        // Stands for a check outside the database that has changed its mind: the content is the same, the call refuses before reading.
        await using var change = probe.Database.CreateCommand(
            $"update platform.request set request_hash = '\\x{Hash(request, refuseEarly: true)}' where request_id = '{request.RequestId}'");
        Assert.Equal(1, await change.ExecuteNonQueryAsync());
        request.RefuseEarly = true;

        Assert.Equal(first, await probe.Client.CreateItemAsync(request));
    }

    [Fact]
    public async Task A_refused_call_is_not_kept()
    {
        var request = ProbeHost.NewItem("refused first");
        request.RefuseEarly = true;
        Assert.Equal("REFUSED_EARLY", (await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request))).ReadReason());
        request.RefuseEarly = false;

        Assert.Equal("refused first", (await probe.Client.CreateItemAsync(request)).Title);
    }

    private async Task<object> AnswerOrReasonAsync(CreateItemRequest request)
    {
        try
        {
            return await probe.Client.CreateItemAsync(request);
        }
        catch (RpcException refused)
        {
            return refused.ReadReason()!;
        }
    }

    private static string Hash(CreateItemRequest request, bool refuseEarly)
    {
        var other = request.Clone();
        other.RefuseEarly = refuseEarly;
        return Convert.ToHexString(AnTq.Platform.Mutations.RequestHash.Of(other));
    }
}
