using System.Buffers.Binary;
using System.Buffers.Text;

namespace AnTq.Platform.Mutations;

/// <summary>Opaque, quoted etags of resources that carry a version number.</summary>
public static class Etag
{
    /// <summary>Expected version of an etag that cannot be one of ours: no resource ever has it, so the check for it fails.</summary>
    public const long NoVersion = -1;

    /// <summary>The etag of a version.</summary>
    /// <param name="version">The resource's version, 1 or more.</param>
    public static string FromVersion(long version)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, version);
        return $"\"{Base64Url.EncodeToString(bytes)}\"";
    }

    /// <summary>
    /// The version that the caller has read: null when no etag was sent, <see cref="NoVersion"/> when it cannot be one of ours.
    /// </summary>
    /// <param name="etag">The etag as sent.</param>
    public static long? ExpectedVersion(string etag)
    {
        if (etag.Length == 0)
            return null;
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return etag.Length == 13 && etag[0] == '"' && etag[^1] == '"'
            && Base64Url.IsValid(etag.AsSpan(1, 11))
            && Base64Url.TryDecodeFromChars(etag.AsSpan(1, 11), bytes, out var written) && written == sizeof(long)
            ? BinaryPrimitives.ReadInt64BigEndian(bytes)
            : NoVersion;
    }
}
