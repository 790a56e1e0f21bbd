using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using Grpc.Core;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace AnTq.Platform.Tests.Grpc;

public sealed class CallTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    [Fact]
    public async Task A_call_without_a_deadline_gets_30_seconds()
    {
        var call = await probe.Client.DescribeAsync(new Failure());

        Assert.InRange(call.MillisecondsLeft, 25_000, 30_000);
        Assert.Equal("antq.probe.v1.ProbeService/Describe", call.Method);
    }

    [Theory]
    [InlineData(10, 5_000, 10_000)]
    [InlineData(600, 55_000, 60_000)]
    public async Task A_stated_deadline_holds_up_to_60_seconds(int seconds, long least, long most)
    {
        var call = await probe.Client.DescribeAsync(new Failure(), deadline: TimeProvider.System.GetUtcNow().AddSeconds(seconds).UtcDateTime);

        Assert.InRange(call.MillisecondsLeft, least, most);
    }

    [Fact]
    public async Task A_stream_lives_as_long_as_its_caller_wants()
    {
        using var unbounded = probe.Client.DescribeStream(new Failure());
        using var bounded = probe.Client.DescribeStream(
            new Failure(), deadline: TimeProvider.System.GetUtcNow().AddSeconds(600).UtcDateTime);

        Assert.True(await unbounded.ResponseStream.MoveNext(CancellationToken.None));
        Assert.True(await bounded.ResponseStream.MoveNext(CancellationToken.None));
        Assert.InRange(TimeSpan.FromMilliseconds(unbounded.ResponseStream.Current.MillisecondsLeft).TotalDays, 365_000, double.MaxValue);
        Assert.InRange(bounded.ResponseStream.Current.MillisecondsLeft, 590_000, 600_000);
    }

    [Fact]
    public async Task The_deadline_ends_the_statement_in_the_database()
    {
        const string sql = "select pg_sleep(30), 'deadline'";
        var refused = await ProbeHost.RefusedAsync(probe.Client.FailAsync(
            new Failure { Kind = "sql", Argument = sql }, deadline: TimeProvider.System.GetUtcNow().AddMilliseconds(300).UtcDateTime));

        Assert.Equal(StatusCode.DeadlineExceeded, refused.StatusCode);
        await NothingRunsAsync(sql);
    }

    [Fact]
    public async Task Cancelling_ends_the_statement_in_the_database()
    {
        const string sql = "select pg_sleep(30), 'cancelled'";
        using var cancel = new CancellationTokenSource();
        using var call = probe.Client.FailAsync(new Failure { Kind = "sql", Argument = sql }, cancellationToken: cancel.Token);
        await Testing.Eventually.BecomesTrueAsync(async () => await RunningAsync(sql) == 1, TimeSpan.FromSeconds(10));
        await cancel.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await ProbeHost.RefusedAsync(call)).StatusCode);
        await NothingRunsAsync(sql);
    }

    [Fact]
    public async Task The_caller_is_named_by_the_calls_metadata()
    {
        var unnamed = await probe.Client.DescribeAsync(new Failure());
        var named = await probe.Client.DescribeAsync(new Failure(), new Metadata { { "x-antq-caller", "clerk" }, { "x-antq-on-behalf-of", "chair" } });

        Assert.Equal(("development", ""), (unnamed.Caller, unnamed.OnBehalfOf));
        Assert.Equal(("clerk", "chair"), (named.Caller, named.OnBehalfOf));
    }

    [Fact]
    public async Task A_malformed_caller_is_refused()
    {
        var refused = await ProbeHost.RefusedAsync(
            probe.Client.DescribeAsync(new Failure(), new Metadata { { "x-antq-caller", new string('c', 201) } }));

        Assert.Equal(("CALLER_INVALID", StatusCode.Unauthenticated), (refused.ReadReason(), refused.StatusCode));
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Staging", true)]
    [InlineData("Development", false)]
    [InlineData("Testing", false)]
    public void Unproven_callers_are_for_development_and_tests_only(string environment, bool isRefused)
    {
        var host = new HostingEnvironment { EnvironmentName = environment };

        Assert.Equal(isRefused, Record.Exception(() => DevelopmentCallers.RefuseElsewhere(host)) is InvalidOperationException);
    }

    [Fact]
    public void A_call_to_another_service_keeps_caller_id_and_time()
    {
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(5);
        var call = new Call(new Caller("clerk", "chair"), "m", "req-1", deadline, new CancellationToken(canceled: true));

        var options = call.ToCallOptions();

        Assert.Equal(deadline.AddMilliseconds(-50).UtcDateTime, options.Deadline);
        Assert.True(options.CancellationToken.IsCancellationRequested);
        Assert.Equal(
            ["x-antq-caller=clerk", "x-antq-on-behalf-of=chair", "x-request-id=req-1"],
            options.Headers!.Select(entry => $"{entry.Key}={entry.Value}").Order());
    }

    private Task NothingRunsAsync(string sql) =>
        Testing.Eventually.BecomesTrueAsync(async () => await RunningAsync(sql) == 0, TimeSpan.FromSeconds(5));

    private Task<long> RunningAsync(string sql) =>
        probe.CountAsync($"pg_stat_activity where state = 'active' and query = '{sql.Replace("'", "''", StringComparison.Ordinal)}'");
}
