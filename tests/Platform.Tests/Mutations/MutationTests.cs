using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Mutations;

public sealed class MutationTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_effect_the_audit_and_the_events_are_written_together(bool readFirst)
    {
        var request = ProbeHost.NewItem($"together {readFirst}");
        request.ReadFirst = readFirst;
        request.Events = 3;

        var item = await probe.Client.CreateItemAsync(
            request, new Metadata { { "x-antq-caller", "clerk" }, { "x-antq-on-behalf-of", "chair" }, { "x-request-id", "req-1" } });

        await using var audit = probe.Database.CreateCommand(
            $"""
            select caller, on_behalf_of, method, correlation_id, action, reason, before is null, after ->> 'title'
            from platform.audit where resource = '{item.Name}'
            """);
        await using var row = await audit.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.Equal(
            ["clerk", "chair", "antq.probe.v1.ProbeService/CreateItem", "req-1", "create", "for a test", true, request.Item.Title],
            Enumerable.Range(0, 8).Select(row.GetValue));
        Assert.False(await row.ReadAsync());
        Assert.Equal(3, await probe.CountAsync($"platform.outbox where subject = '{item.Name}' and routing_key = 'probe.award.granted.ab12.cd34'"));
        Assert.Equal(1, await probe.CountAsync($"item where name = '{item.Name}'"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_violated_constraint_is_a_named_refusal_and_changes_nothing(bool readFirst)
    {
        var title = $"taken {readFirst}";
        await probe.Client.CreateItemAsync(ProbeHost.NewItem(title));
        var request = ProbeHost.NewItem(title);
        request.ReadFirst = readFirst;
        request.Events = 1;

        var refused = await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request));

        Assert.Equal("TITLE_TAKEN", refused.ReadReason());
        Assert.Equal(StatusCode.AlreadyExists, refused.StatusCode);
        Assert.Equal(0, await probe.CountAsync($"platform.request where request_id = '{request.RequestId}'"));
        Assert.Equal(1, await probe.CountAsync($"item where title = '{title}'"));
    }

    [Fact]
    public async Task A_change_that_no_event_could_tell_is_refused_and_changes_nothing()
    {
        var request = ProbeHost.NewItem("told at length");
        (request.Events, request.EventBytes) = (1, 768 * 1024);

        var refused = await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request));

        Assert.Equal(("EVENT_TOO_LARGE", StatusCode.ResourceExhausted), (refused.ReadReason(), refused.StatusCode));
        Assert.Equal(0, await probe.CountAsync($"item where title = '{request.Item.Title}'"));
        request.EventBytes -= 1000;
        await probe.Client.CreateItemAsync(request);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_trial_run_checks_everything_and_keeps_nothing(bool readFirst)
    {
        var request = ProbeHost.NewItem($"trial {readFirst}");
        request.ReadFirst = readFirst;
        request.ValidateOnly = true;
        request.Events = 1;

        var answer = await probe.Client.CreateItemAsync(request);

        Assert.Equal(request.Item.Title, answer.Title);
        Assert.Equal(0, await probe.CountAsync($"item where title = '{request.Item.Title}'"));
        Assert.Equal(0, await probe.CountAsync($"platform.request where request_id = '{request.RequestId}'"));
        Assert.Equal(0, await probe.CountAsync($"platform.audit where resource = '{answer.Name}'"));

        request.ValidateOnly = false;
        await probe.Client.CreateItemAsync(request);
        request.ValidateOnly = true;
        request.RequestId = ProbeHost.NewId();
        Assert.Equal("TITLE_TAKEN", (await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request))).ReadReason());
    }

    [Fact]
    public async Task A_write_without_an_audit_entry_is_a_fault()
    {
        var request = ProbeHost.NewItem("no audit");
        request.ForgetAudit = true;

        Assert.Equal("INTERNAL", (await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request))).ReadReason());
        Assert.Equal(0, await probe.CountAsync("item where title = 'no audit'"));
    }

    [Theory]
    [InlineData("\"AAAAAAAAAAc\"")]
    [InlineData("garbage")]
    public async Task A_stale_or_foreign_etag_is_refused_and_changes_nothing(string etag)
    {
        var item = await probe.Client.CreateItemAsync(ProbeHost.NewItem($"etag {etag.Length}"));
        var change = new UpdateItemRequest { Item = item.Clone(), RequestId = ProbeHost.NewId() };
        change.Item.Etag = etag;
        change.Item.Title = "changed";

        var refused = await ProbeHost.RefusedAsync(probe.Client.UpdateItemAsync(change));

        Assert.Equal("ETAG_MISMATCH", refused.ReadReason());
        Assert.Equal(StatusCode.Aborted, refused.StatusCode);
        Assert.Equal(1, await probe.CountAsync($"item where name = '{item.Name}' and version = 1"));
    }

    [Fact]
    public async Task The_etag_that_was_read_lets_a_change_through_once()
    {
        var item = await probe.Client.CreateItemAsync(ProbeHost.NewItem("etag right"));
        var change = new UpdateItemRequest { Item = item.Clone(), RequestId = ProbeHost.NewId() };
        change.Item.Title = "etag right, changed";

        var updated = await probe.Client.UpdateItemAsync(change);
        change.RequestId = ProbeHost.NewId();

        Assert.NotEqual(item.Etag, updated.Etag);
        Assert.Equal("ETAG_MISMATCH", (await ProbeHost.RefusedAsync(probe.Client.UpdateItemAsync(change))).ReadReason());
    }

    [Fact]
    public async Task Audit_rows_are_never_changed_or_deleted()
    {
        await probe.Client.CreateItemAsync(ProbeHost.NewItem("audited"));
        foreach (var attack in new[] { "update platform.audit set caller = 'nobody'", "delete from platform.audit", "truncate platform.audit" })
        {
            await using var command = probe.Database.CreateCommand(attack);
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync());
        }
    }
}
