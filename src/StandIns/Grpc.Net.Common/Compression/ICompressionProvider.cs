using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>One value of <c>grpc-encoding</c> and how its messages are packed.</summary>
public interface ICompressionProvider
{
    string EncodingName { get; }

    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    Stream CreateDecompressionStream(Stream stream);
}
