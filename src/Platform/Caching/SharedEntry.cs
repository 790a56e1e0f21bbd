using System.Buffers.Binary;
using System.Security.Cryptography;
using AnTq.Organizations.V1;
using Google.Protobuf;

namespace AnTq.Platform.Caching;

/// <summary>An organization as it stands in Redis: the stamp in 8 bytes, then the message.</summary>
/// <param name="Key">Which organization, on which day.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Stamp">Number of the last change before it was asked for.</param>
internal sealed record SharedEntry(OrganizationKey Key, Organization Organization, long Stamp)
{
    /// <summary>
    /// Differs between versions of the message: a newer service must not take a field that an older one did not know for an empty one.
    /// </summary>
    public static readonly string Schema =
        Convert.ToHexStringLower(SHA256.HashData(Organization.Descriptor.File.SerializedData.Span)[..6]);

    private const int StampSize = sizeof(long);

    public byte[] Write()
    {
        var bytes = new byte[StampSize + Organization.CalculateSize()];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Stamp);
        Organization.WriteTo(bytes.AsSpan(StampSize));
        return bytes;
    }

    /// <summary>Null for what is absent, cannot be read, or is not what was asked for.</summary>
    public static SharedEntry? Read(OrganizationKey key, byte[]? bytes)
    {
        if (bytes is not { Length: > StampSize })
            return null;
        try
        {
            var organization = Organization.Parser.ParseFrom(bytes.AsSpan(StampSize));
            return organization.Name == key.Name
                ? new SharedEntry(key, organization, BinaryPrimitives.ReadInt64BigEndian(bytes))
                : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
