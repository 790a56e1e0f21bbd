namespace AnTq.Platform.Messaging;

/// <summary>
/// Follows the broker's confirms on one channel, whose delivery tags count 1, 2, 3 … The broker may confirm in any order; only what is
/// confirmed without a gap from the first counts.
/// </summary>
internal sealed class ConfirmedPrefix
{
    private readonly Lock gate = new();
    private readonly SortedSet<ulong> early = [];
    private ulong confirmed;

    /// <summary>The tag up to which everything is confirmed.</summary>
    public ulong Confirmed
    {
        get
        {
            lock (gate)
                return confirmed;
        }
    }

    public void Confirm(ulong tag, bool multiple)
    {
        lock (gate)
        {
            if (multiple)
                confirmed = Math.Max(confirmed, tag);
            else
                early.Add(tag);
            while (early.Count > 0 && early.Min <= confirmed + 1)
            {
                confirmed = Math.Max(confirmed, early.Min);
                early.Remove(early.Min);
            }
        }
    }
}
