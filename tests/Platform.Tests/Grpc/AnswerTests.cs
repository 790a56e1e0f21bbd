using System.IO.Compression;
using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Grpc;

/// <summary>How large answers are, and how they go over the wire. The method used gives its request back.</summary>
public sealed class AnswerTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    private const int Limit = 1024 * 1024;
    private const string Echo = "antq.probe.v1.ProbeService/Fail";

    [Fact]
    public async Task An_answer_of_1_MiB_is_given()
    {
        var largest = Sized(Limit);

        Assert.Equal(largest, await probe.Client.FailAsync(largest));
    }

    [Fact]
    public async Task A_larger_answer_is_refused()
    {
        var refused = await ProbeHost.RefusedAsync(probe.Client.FailAsync(Sized(Limit + 1)));

        Assert.Equal(("ANSWER_TOO_LARGE", StatusCode.ResourceExhausted), (refused.ReadReason(), refused.StatusCode));
        Assert.Contains("smaller page", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_whose_answer_would_be_larger_is_refused_before_it_is_made()
    {
        var item = await probe.Client.CreateItemAsync(ProbeHost.NewItem("kept"));
        item.Name += new string('x', Limit);

        // Were it tried, nothing of that name would be found, and that would be the reason.
        var refused = await ProbeHost.RefusedAsync(
            probe.Client.UpdateItemAsync(new UpdateItemRequest { Item = item, RequestId = ProbeHost.NewId() }));

        Assert.Equal("ANSWER_TOO_LARGE", refused.ReadReason());
    }

    [Theory]
    [InlineData(100_000, "identity,gzip", true)]
    [InlineData(1_025, "gzip", true)]
    [InlineData(1_024, "identity,gzip", false)]
    [InlineData(0, "identity,gzip", false)]
    [InlineData(100_000, "identity,deflate", false)]
    [InlineData(100_000, null, false)]
    public async Task Answers_over_1_KiB_are_compressed_for_callers_who_take_gzip(int bytes, string? accepted, bool isCompressed)
    {
        using var request = RawCall.To(probe, Echo, RawCall.Frame(Sized(bytes).ToByteArray()));
        if (accepted is not null)
            request.Headers.Add("grpc-accept-encoding", accepted);
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request);
        var frame = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(isCompressed, frame[0] == 1);
        Assert.Equal(isCompressed, frame.Length < bytes + 5);
        Assert.Equal(Sized(bytes), Failure.Parser.ParseFrom(isCompressed ? Unzipped(frame[5..]) : frame[5..]));
    }

    private static byte[] Unzipped(byte[] zipped)
    {
        using var message = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        gzip.CopyTo(message);
        return message.ToArray();
    }

    private static Failure Sized(int bytes)
    {
        var sized = new Failure { Argument = new string('x', bytes) };
        while (sized.CalculateSize() > bytes)
            sized.Argument = sized.Argument[..Math.Max(0, sized.Argument.Length - (sized.CalculateSize() - bytes))];
        return sized;
    }
}
