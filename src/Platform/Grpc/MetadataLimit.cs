using System.Globalization;
using AnTq.Platform.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AnTq.Platform.Grpc;

/// <summary>
/// How much metadata a call may carry. The web server answers what it finds too much by HTTP 431 or by ending the connection, which gRPC
/// clients cannot read: it takes several times as much, and what it has taken is refused in the one form.
/// </summary>
internal static class MetadataLimit
{
    /// <summary>8 KiB of names and values together, the protocol's own included.</summary>
    public const int MaximumBytes = 8 * 1024;

    private const int TakenBytes = 64 * 1024;
    private const int TakenEntries = 1000;

    /// <summary>Lets the server take more than is allowed.</summary>
    public static void Configure(KestrelServerLimits limits)
    {
        limits.MaxRequestHeadersTotalSize = TakenBytes;
        limits.MaxRequestHeaderCount = TakenEntries;
        limits.Http2.MaxRequestHeaderFieldSize = TakenBytes;
    }

    /// <summary>The refusal of a call that carries more, or null.</summary>
    public static RefusalException? Refusal(IHeaderDictionary headers)
    {
        var bytes = headers.Sum(header => header.Value.Sum(value => header.Key.Length + (value?.Length ?? 0)));
        return bytes <= MaximumBytes ? null : new RefusalException(
            PlatformErrors.MetadataTooLarge,
            new LocalizedText("Siêu dữ liệu của yêu cầu lớn hơn 8 KiB.", "The call's metadata is larger than 8 KiB."))
        {
            Metadata = new Dictionary<string, string>
            {
                ["limit_bytes"] = MaximumBytes.ToString(CultureInfo.InvariantCulture),
                ["metadata_bytes"] = bytes.ToString(CultureInfo.InvariantCulture),
            },
        };
    }
}
