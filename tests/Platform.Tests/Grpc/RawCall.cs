using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using AnTq.Platform.Tests.Probe;

namespace AnTq.Platform.Tests.Grpc;

/// <summary>Calls made of bytes, as no client library makes them or as one hides them.</summary>
internal static class RawCall
{
    public static HttpRequestMessage To(ProbeHost probe, string method, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(probe.Host.Endpoints.Grpc, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        return request;
    }

    public static byte[] Frame(byte[] message, bool compressed = false)
    {
        var frame = new byte[message.Length + 5];
        frame[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }
}
