using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;

namespace AnTq.Benchmarks.Load;

/// <summary>Messages as gRPC puts them on the wire: a byte for compression, four for the length, the message.</summary>
internal static class Frames
{
    /// <summary>Length of what stands before the message.</summary>
    public const int HeaderLength = 5;

    private const string RequestIdPlaceholder = "00000000-0000-0000-0000-000000000000";

    /// <summary>The request id that a message holds whose own is written into its frame at every call.</summary>
    public static string RequestIdToBe => RequestIdPlaceholder;

    /// <summary>A frame with one message.</summary>
    public static byte[] Of(IMessage message)
    {
        var frame = new byte[HeaderLength + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - HeaderLength);
        message.WriteTo(frame.AsSpan(HeaderLength));
        return frame;
    }

    /// <summary>Where the request id stands in a frame.</summary>
    public static int RequestIdOffset(ReadOnlySpan<byte> frame) => frame.IndexOf(Encoding.ASCII.GetBytes(RequestIdPlaceholder));
}
