using System.Threading.Channels;

namespace AnTq.Platform.Messaging;

/// <summary>
/// Rung after a transaction with events has committed. Many rings before anybody listens are one. Business transactions do not NOTIFY
/// by themselves: PostgreSQL commits notifying transactions one after another, under a lock held over the write to disk.
/// </summary>
internal sealed class OutboxBell
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => rings.Reader.ReadAsync(cancellationToken);
}
