namespace Grpc.Core;

/// <summary>How one message is written.</summary>
public class WriteOptions(WriteFlags flags = default)
{
    public static readonly WriteOptions Default = new();

    public WriteFlags Flags { get; } = flags;
}

[Flags]
public enum WriteFlags
{
    BufferHint = 1,
    NoCompress = 2,
}
