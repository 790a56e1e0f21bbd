using System.Net.Http.Headers;
using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Grpc;

/// <summary>What the gRPC server refuses by itself has the same form as everything else.</summary>
public sealed class EarlyRefusalTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    private const string CreateItem = "antq.probe.v1.ProbeService/CreateItem";
    private const string CheckLimitsOfStream = "antq.probe.v1.ProbeService/CheckLimitsOfStream";

    [Theory]
    [InlineData("antq.probe.v1.ProbeService/Nonsense")]
    [InlineData("antq.nonsense.v1.NonsenseService/Call")]
    public async Task An_unknown_method(string method) =>
        await IsRefusedAsync(method, RawCall.Frame([]), "METHOD_UNKNOWN", StatusCode.Unimplemented);

    [Theory]
    [InlineData(CreateItem)]
    [InlineData(CheckLimitsOfStream)]
    public async Task A_message_of_more_than_4_MiB(string method) =>
        await IsRefusedAsync(method, RawCall.Frame(new byte[(4 * 1024 * 1024) + 1]), "MESSAGE_TOO_LARGE", StatusCode.ResourceExhausted);

    [Theory]
    [InlineData(CreateItem)]
    [InlineData(CheckLimitsOfStream)]
    public async Task Bytes_that_are_no_message(string method) =>
        await IsRefusedAsync(method, RawCall.Frame([0xff, 0xff, 0xff]), "MESSAGE_MALFORMED", StatusCode.InvalidArgument);

    [Fact]
    public async Task Half_a_message() =>
        await IsRefusedAsync(CreateItem, [0, 0, 0, 0, 9, 1, 2], "MESSAGE_MALFORMED", StatusCode.InvalidArgument);

    [Fact]
    public async Task No_message() =>
        await IsRefusedAsync(CreateItem, [], "MESSAGE_MALFORMED", StatusCode.InvalidArgument);

    [Fact]
    public async Task A_compressed_message_without_its_encoding() =>
        await IsRefusedAsync(CreateItem, RawCall.Frame([1, 2, 3], compressed: true), "MESSAGE_MALFORMED", StatusCode.InvalidArgument);

    [Fact]
    public async Task An_unknown_encoding() =>
        await IsRefusedAsync(CreateItem, RawCall.Frame([1, 2, 3], compressed: true), "ENCODING_UNSUPPORTED", StatusCode.Unimplemented, "snappy");

    [Fact]
    public async Task Bytes_that_are_not_gzip() =>
        await IsRefusedAsync(CreateItem, RawCall.Frame([1, 2, 3], compressed: true), "MESSAGE_MALFORMED", StatusCode.InvalidArgument, "gzip");

    [Fact]
    public async Task A_deadline_that_passes_while_the_method_still_works()
    {
        using var request = RawCall.To(probe, "antq.probe.v1.ProbeService/Fail", RawCall.Frame(
            Google.Protobuf.MessageExtensions.ToByteArray(new Failure { Kind = "sql", Argument = "select pg_sleep(30)" })));
        request.Headers.Add("grpc-timeout", "200m");

        var status = await StatusAsync(request);

        Assert.Equal(((int)StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED"), (status.Code, Reason(status)));
    }

    /// <summary>Timers count whole milliseconds, and one that ends the work may do so a moment before the clock shows the deadline.</summary>
    [Fact]
    public async Task A_deadline_between_two_milliseconds()
    {
        var body = RawCall.Frame(Google.Protobuf.MessageExtensions.ToByteArray(new Failure { Kind = "endless" }));
        var reasons = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            using var request = RawCall.To(probe, "antq.probe.v1.ProbeService/Fail", body);
            request.Headers.Add("grpc-timeout", FormattableString.Invariant($"{100_900 + (1_000 * number)}u"));
            return Reason(await StatusAsync(request));
        }));

        Assert.All(reasons, reason => Assert.Equal("DEADLINE_EXCEEDED", reason));
    }

    [Fact]
    public async Task Five_mebibytes_from_an_ordinary_client()
    {
        var request = ProbeHost.NewItem(new string('x', 5 * 1024 * 1024));

        var refused = await ProbeHost.RefusedAsync(probe.Client.CreateItemAsync(request));

        Assert.Equal(("MESSAGE_TOO_LARGE", StatusCode.ResourceExhausted), (refused.ReadReason(), refused.StatusCode));
        Assert.Equal(0, await probe.CountAsync($"platform.request where request_id = '{request.RequestId}'"));
    }

    private async Task IsRefusedAsync(string method, byte[] body, string reason, StatusCode code, string? encoding = null)
    {
        using var request = RawCall.To(probe, method, body);
        if (encoding is not null)
            request.Headers.Add("grpc-encoding", encoding);

        var status = await StatusAsync(request);

        Assert.Equal(((int)code, reason), (status.Code, Reason(status)));
        Assert.Equal(2, status.Details.Count(detail => detail.Is(LocalizedMessage.Descriptor)));
    }

    private static string Reason(Google.Rpc.Status status) => status.Details[0].Unpack<ErrorInfo>().Type;

    private static async Task<Google.Rpc.Status> StatusAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("x-request-id"));
        HttpHeaders trailers = answer.Headers.Contains("grpc-status") ? answer.Headers : answer.TrailingHeaders;
        var status = Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(Padded(trailers.GetValues(ErrorDetails.TrailerName).Single())));
        Assert.Equal(status.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), trailers.GetValues("grpc-status").Single());
        return status;
    }

    private static string Padded(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');
}
