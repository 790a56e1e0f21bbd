using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Mutations;

/// <summary>Calls that are committed together stay as apart as if each had been alone.</summary>
public sealed class SharedTransactionTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    private const int Calls = 200;

    [Fact]
    public async Task Calls_that_are_ready_at_the_same_time_share_a_transaction()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Calls).Select(number => CreateAsync($"shared {number}")));

        Assert.Equal(Calls, answers.Select(answer => answer.Name).Distinct().Count());
        Assert.Equal(Calls, await probe.CountAsync("item where title like 'shared %'"));
        Assert.InRange(await probe.CountAsync("(select distinct xmin::text from item where title like 'shared %') transaction"), 1, Calls / 2);
    }

    [Fact]
    public async Task Each_keeps_its_own_answer_audit_and_events()
    {
        var requests = Enumerable.Range(0, Calls).Select(number => Request($"own-{number}")).ToList();
        requests.ForEach(request => request.Events = 2);

        var answers = await Task.WhenAll(requests.Select(request => probe.Client.CreateItemAsync(request, CalledBy(request)).ResponseAsync));

        Assert.Equal(Calls, await probe.CountAsync(
            """
            platform.audit entry join item on item.name = entry.resource
            where item.title like 'own-%' and entry.caller = 'clerk-of-' || item.title and entry.after ->> 'title' = item.title
              and entry.correlation_id = 'id-of-' || item.title
            """));
        Assert.Equal(2 * Calls, await probe.CountAsync(
            """
            platform.outbox event join item on item.name = event.subject
            where item.title like 'own-%' and event.correlation_id = 'id-of-' || item.title
            """));
        foreach (var (request, answer) in requests.Zip(answers).Where((_, index) => index % 20 == 0))
            Assert.Equal(answer, await probe.Client.CreateItemAsync(request, CalledBy(request)));
    }

    [Fact]
    public async Task A_call_that_the_database_refuses_takes_none_with_it()
    {
        foreach (var number in Enumerable.Range(0, Calls / 10))
            await CreateAsync($"mixed {number * 10}");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Calls).Select(number => ReasonAsync($"mixed {number}")));

        Assert.All(outcomes.Index(), outcome => Assert.Equal(outcome.Index % 10 == 0 ? "TITLE_TAKEN" : null, outcome.Item));
        Assert.Equal(Calls, await probe.CountAsync("item where title like 'mixed %'"));
        Assert.Equal(Calls, await probe.CountAsync("platform.audit where after ->> 'title' like 'mixed %'"));
    }

    [Fact]
    public async Task Repetitions_among_others_get_the_first_answer()
    {
        var requests = Enumerable.Range(0, Calls / 2).Select(number => Request($"twice {number}")).ToList();
        var before = await Task.WhenAll(requests.Take(20).Select(request => probe.Client.CreateItemAsync(request).ResponseAsync));

        var answers = await Task.WhenAll(requests.Select(request => probe.Client.CreateItemAsync(request).ResponseAsync));

        Assert.Equal(before, answers.Take(20));
        Assert.Equal(requests.Count, await probe.CountAsync("item where title like 'twice %'"));
    }

    [Fact]
    public async Task A_call_that_waits_for_a_lock_does_not_hold_up_the_others()
    {
        var item = await CreateAsync("held");
        await using var held = await HeldLock.TakeAsync(probe.Database, $"select from item where name = '{item.Name}' for update");
        var waiting = Enumerable.Range(0, 4).Select(_ => OutcomeAsync(item)).ToList();
        await held.IsWaitedForAsync();

        await Task.WhenAll(Enumerable.Range(0, Calls).Select(number => CreateAsync($"passing {number}")));

        Assert.All(waiting, change => Assert.False(change.IsCompleted));
        await held.DisposeAsync();
        // All had read the same etag: one of them changes it.
        Assert.Equal([null, "ETAG_MISMATCH", "ETAG_MISMATCH", "ETAG_MISMATCH"], (await Task.WhenAll(waiting)).Order());
    }

    [Fact]
    public async Task A_call_that_waits_for_a_lock_alone_is_told_before_its_time_is_up()
    {
        await using var held = await HeldLock.TakeAsync(probe.Database, "lock table item in share mode");
        var started = TimeProvider.System.GetTimestamp();
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(4);

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => probe.Client.CreateItemAsync(Request("out of time"), deadline: deadline).ResponseAsync);

        Assert.Equal("CONCURRENT_CHANGE", refused.ReadReason());
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 3, 7);
        await held.DisposeAsync();
        Assert.Equal(0, await probe.CountAsync("item where title = 'out of time'"));
    }

    private static CreateItemRequest Request(string title) => ProbeHost.NewItem(title);

    private static Metadata CalledBy(CreateItemRequest request) =>
        new() { { "x-antq-caller", $"clerk-of-{request.Item.Title}" }, { "x-request-id", $"id-of-{request.Item.Title}" } };

    private async Task<Item> CreateAsync(string title) => await probe.Client.CreateItemAsync(Request(title));

    private Task<string?> ReasonAsync(string title) => ReasonOfAsync(probe.Client.CreateItemAsync(Request(title)));

    private Task<string?> OutcomeAsync(Item item) =>
        ReasonOfAsync(probe.Client.UpdateItemAsync(new UpdateItemRequest { Item = item, RequestId = ProbeHost.NewId() }));

    private static async Task<string?> ReasonOfAsync(AsyncUnaryCall<Item> call)
    {
        try
        {
            await call;
            return null;
        }
        catch (RpcException refused)
        {
            return refused.ReadReason();
        }
    }
}
