using System.Net;
using AnTq.Conformance.V1;
using Google.Protobuf;
using Xunit;

namespace AnTq.OtherLanguages.Tests.Conformance;

/// <summary>What client libraries hide: the bytes of a call.</summary>
public sealed class WireTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    [Fact]
    public async Task An_answer_is_compressed_for_a_client_that_takes_gzip()
    {
        var (headers, body) = await CallAsync(new Instruction { AnswerSize = 100_000 }, "identity,gzip");
        Assert.Equal("gzip", headers["grpc-encoding"]);
        Assert.Equal(1, body[0]);
        Assert.InRange(body.Length, 6, 2000);
    }

    [Fact]
    public async Task An_answer_is_not_compressed_for_a_client_that_does_not()
    {
        var (_, body) = await CallAsync(new Instruction { AnswerSize = 100_000 }, "identity");
        Assert.Equal(0, body[0]);
        Assert.InRange(body.Length, 100_000, 100_100);
    }

    [Fact]
    public async Task A_status_message_is_percent_encoded()
    {
        var (headers, body) = await CallAsync(new Instruction { StatusCode = 3, StatusMessage = "Cờ 100%\n" }, "identity");
        Assert.Equal("3", headers["grpc-status"]);
        Assert.Equal("C%E1%BB%9D 100%25%0A", headers["grpc-message"]);
        Assert.Empty(body);
    }

    private async Task<(IReadOnlyDictionary<string, string> Headers, byte[] Body)> CallAsync(Instruction instruction, string accepted)
    {
        using var http = new HttpClient();
        var message = instruction.ToByteArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{fixture.Address}/antq.conformance.v1.ConformanceService/Unary")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([0, 0, 0, 0, (byte)message.Length, .. message]),
        };
        request.Headers.Add("grpc-accept-encoding", accepted);
        request.Headers.TE.Add(new("trailers"));
        request.Content.Headers.ContentType = new("application/grpc");
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.Concat(response.TrailingHeaders).ToDictionary(header => header.Key, header => string.Join(',', header.Value));
        return (headers, body);
    }
}
