using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;

namespace AnTq.Platform.Mutations;

/// <summary>
/// The request of a mutating call that comes as a stream: a header with <c>request_id</c> and perhaps <c>validate_only</c>, and parts.
/// Two streams are the same when header and parts are, however the parts were spread over messages. Not for messages with maps.
/// </summary>
public sealed class StreamedRequest : IDisposable
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[]? hash;

    /// <summary>Begins with the header.</summary>
    /// <param name="header">The stream's header.</param>
    public StreamedRequest(IMessage header)
    {
        Header = header;
        Add(header);
    }

    /// <summary>What identifies the call.</summary>
    public IMessage Header { get; }

    /// <summary>Takes the next part into account.</summary>
    /// <param name="part">The part.</param>
    public void Add(IMessage part)
    {
        var bytes = part.ToByteArray();
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        digest.AppendData(length);
        digest.AppendData(bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => digest.Dispose();

    /// <summary>The hash of everything; nothing can be added afterwards.</summary>
    internal byte[] Hash() => hash ??= digest.GetHashAndReset();
}
