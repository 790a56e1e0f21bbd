using AnTq.Platform.Grpc;
using Google.Protobuf;

namespace AnTq.Platform.Paging;

/// <summary>Which page a caller wants.</summary>
/// <typeparam name="TKey">The keyset: the values of the last row seen, by which the rows are ordered.</typeparam>
public sealed class PageRequest<TKey>
    where TKey : class
{
    private readonly Func<TKey, string> seal;

    internal PageRequest(int size, TKey? after, Func<TKey, string> seal)
    {
        Size = size;
        After = after;
        this.seal = seal;
    }

    /// <summary>Greatest number of items to answer with, 1 to 500.</summary>
    public int Size { get; }

    /// <summary>Number of rows to read: one more than <see cref="Size"/>, which tells whether there is another page.</summary>
    public int Limit => Size + 1;

    /// <summary>The last row of the page before; null for the first page.</summary>
    public TKey? After { get; }

    /// <summary>The same page with at most so many items, for those of which few are much.</summary>
    /// <param name="size">1 or more.</param>
    public PageRequest<TKey> AtMost(int size) => size < Size ? new PageRequest<TKey>(size, After, seal) : this;

    /// <summary>Makes the page out of the rows read.</summary>
    /// <typeparam name="TRow">Type of a row.</typeparam>
    /// <param name="rows">At most <see cref="Limit"/> rows behind <see cref="After"/>, in order.</param>
    /// <param name="key">The keyset of a row.</param>
    /// <returns>The page's rows, and the token of the next page, empty when this is the last.</returns>
    public (IReadOnlyList<TRow> Items, string NextPageToken) Close<TRow>(IReadOnlyList<TRow> rows, Func<TRow, TKey> key) =>
        rows.Count <= Size ? (rows, "") : (rows.Take(Size).ToList(), seal(key(rows[Size - 1])));

    /// <summary>Makes a page of messages, which ends early where more of them would not fit into one answer. It holds at least one.</summary>
    /// <typeparam name="TRow">Type of a row.</typeparam>
    /// <typeparam name="TItem">Type of the page's messages.</typeparam>
    /// <param name="rows">At most <see cref="Limit"/> rows behind <see cref="After"/>, in order.</param>
    /// <param name="key">The keyset of a row.</param>
    /// <param name="message">The message of a row.</param>
    /// <returns>The page's messages, and the token of the next page, empty when this is the last.</returns>
    public (IReadOnlyList<TItem> Items, string NextPageToken) Close<TRow, TItem>(
        IReadOnlyList<TRow> rows, Func<TRow, TKey> key, Func<TRow, TItem> message)
        where TItem : IMessage
    {
        var (items, room) = (new List<TItem>(), AnswerLimit.MaximumPageBytes);
        foreach (var row in rows.Take(Size))
        {
            var item = message(row);
            room -= CodedOutputStream.ComputeMessageSize(item) + 1;
            if (room < 0 && items.Count > 0)
                break;
            items.Add(item);
        }

        return (items, items.Count == rows.Count ? "" : seal(key(rows[items.Count - 1])));
    }

    /// <summary>Makes a page that may end early, because some rows are large. It holds at least one row, however large.</summary>
    /// <typeparam name="TRow">Type of a row.</typeparam>
    /// <param name="rows">
    /// At most <see cref="Limit"/> rows behind <see cref="After"/>, in order. They may end early too, behind the first row that does not
    /// fit, but not before the second.
    /// </param>
    /// <param name="key">The keyset of a row.</param>
    /// <param name="bytes">The size of a row.</param>
    /// <param name="maximumBytes">What the rows of a page may have together.</param>
    /// <returns>The page's rows, and the token of the next page, empty when this is the last.</returns>
    public (IReadOnlyList<TRow> Items, string NextPageToken) Close<TRow>(
        IReadOnlyList<TRow> rows, Func<TRow, TKey> key, Func<TRow, int> bytes, int maximumBytes)
    {
        var count = 0;
        for (long sum = 0; count < rows.Count && count < Size; count++)
        {
            sum += bytes(rows[count]);
            if (sum > maximumBytes && count > 0)
                break;
        }

        return count == rows.Count ? (rows, "") : (rows.Take(count).ToList(), seal(key(rows[count - 1])));
    }
}
