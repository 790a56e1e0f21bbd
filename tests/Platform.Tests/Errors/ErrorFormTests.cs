using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Errors;

public sealed class ErrorFormTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    public static TheoryData<string> CallKinds => ["unary", "server stream", "client stream", "duplex"];

    [Theory]
    [MemberData(nameof(CallKinds))]
    public async Task A_refusal_has_one_form_in_every_kind_of_call(string kind)
    {
        var refused = await FailAsync(kind, new Failure { Kind = "refusal", Argument = "Cờ thi đua" });

        Assert.Equal(StatusCode.AlreadyExists, refused.StatusCode);
        Assert.Equal("The title 'Cờ thi đua' is taken.", refused.Status.Detail);
        var info = refused.ReadDetail<ErrorInfo>()!;
        Assert.Equal(("TITLE_TAKEN", "probe.antq"), (info.Type, info.Domain));
        Assert.Equal("req-7", info.Metadata["request_id"]);
        Assert.Equal("Cờ thi đua", refused.ReadDetail<ResourceInfo>()!.ResourceName);
        Assert.Equal(
            ["vi: Tiêu đề 'Cờ thi đua' đã có.", "en: The title 'Cờ thi đua' is taken."],
            refused.ReadStatus()!.Details.Where(detail => detail.Is(LocalizedMessage.Descriptor))
                .Select(detail => detail.Unpack<LocalizedMessage>()).Select(text => $"{text.Locale}: {text.Message}"));
    }

    [Theory]
    [MemberData(nameof(CallKinds))]
    public async Task A_fault_shows_a_request_id_and_nothing_else_in_every_kind_of_call(string kind)
    {
        var refused = await FailAsync(kind, new Failure { Kind = "crash", Argument = "password" });

        Assert.Equal(StatusCode.Internal, refused.StatusCode);
        Assert.Equal("Internal error. Request id: req-7.", refused.Status.Detail);
        Assert.Equal("INTERNAL", refused.ReadReason());
        Assert.DoesNotContain("secret", refused.ReadStatus()!.ToString(), StringComparison.Ordinal);
        Assert.Contains(probe.Host.Log.Lines, line => line.Contains("secret password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_request_id_comes_back_with_answers_too()
    {
        using var call = probe.Client.FailAsync(new Failure(), new Metadata { { "x-request-id", "req-8" } });
        Assert.Equal("req-8", (await call.ResponseHeadersAsync).GetValue("x-request-id"));

        using var malformed = probe.Client.FailAsync(new Failure(), new Metadata { { "x-request-id", "not allowed!" } });
        Assert.True(Guid.TryParseExact((await malformed.ResponseHeadersAsync).GetValue("x-request-id"), "D", out _));
    }

    [Fact]
    public async Task However_much_is_wrong_the_details_stay_within_4_KiB()
    {
        var refused = await FailAsync("unary", new Failure { Kind = "violations", Argument = "1000" });

        Assert.True(refused.Trailers.GetValueBytes(ErrorDetails.TrailerName)!.Length <= 4096);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(refused.Status.Detail) <= 512);
        Assert.NotEmpty(refused.ReadDetail<BadRequest>()!.FieldViolations);
        Assert.Equal(3, refused.ReadDetail<RetryInfo>()!.RetryDelay.Seconds);
    }

    [Fact]
    public void At_most_20_violations_are_told()
    {
        var violations = Enumerable.Range(0, 50).Select(index => new FieldViolation($"f{index}", new LocalizedText("sai", "wrong"))).ToList();
        var refusal = new RefusalException(PlatformErrors.ValidationFailed, new LocalizedText("sai", "wrong")) { FieldViolations = violations };

        var status = StatusBuilder.Build(refusal, "probe.antq", "id");

        Assert.Equal(20, status.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations.Count);
    }

    [Theory]
    [InlineData("select pg_terminate_backend(pg_backend_pid())", "DATABASE_UNAVAILABLE", StatusCode.Unavailable)]
    [InlineData("select set_config('statement_timeout', '50', true); select pg_sleep(10)", "DEADLINE_EXCEEDED", StatusCode.DeadlineExceeded)]
    [InlineData("do $$ begin raise exception 'x' using errcode = '40001'; end $$", "CONCURRENT_CHANGE", StatusCode.Aborted)]
    [InlineData("do $$ begin raise exception 'x' using errcode = '55P03'; end $$", "CONCURRENT_CHANGE", StatusCode.Aborted)]
    [InlineData("do $$ begin raise exception 'x' using errcode = '40P01'; end $$", "CONCURRENT_CHANGE", StatusCode.Aborted)]
    [InlineData("select nonsense", "INTERNAL", StatusCode.Internal)]
    public async Task What_the_database_throws_is_a_named_refusal(string sql, string reason, StatusCode code)
    {
        var refused = await FailAsync("unary", new Failure { Kind = "sql", Argument = sql });

        Assert.Equal((reason, code), (refused.ReadReason(), refused.StatusCode));
        Assert.Equal(reason is "DATABASE_UNAVAILABLE" or "CONCURRENT_CHANGE", refused.ReadDetail<RetryInfo>() is not null);
    }

    private async Task<RpcException> FailAsync(string kind, Failure failure)
    {
        var headers = new Metadata { { "x-request-id", "req-7" } };
        return await Assert.ThrowsAsync<RpcException>(async () =>
        {
            switch (kind)
            {
                case "unary":
                    await probe.Client.FailAsync(failure, headers);
                    break;
                case "server stream":
                    using (var call = probe.Client.FailServerStream(failure, headers))
                        await call.ResponseStream.MoveNext(CancellationToken.None);
                    break;
                case "client stream":
                    using (var call = probe.Client.FailClientStream(headers))
                    {
                        await call.RequestStream.WriteAsync(failure);
                        await call;
                    }

                    break;
                default:
                    using (var call = probe.Client.FailDuplex(headers))
                    {
                        await call.RequestStream.WriteAsync(failure);
                        while (await call.ResponseStream.MoveNext(CancellationToken.None))
                            continue;
                    }

                    break;
            }
        });
    }
}
