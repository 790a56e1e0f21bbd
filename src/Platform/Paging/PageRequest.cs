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

    /// <summary>Makes the page out of the rows read.</summary>
    /// <typeparam name="TRow">Type of a row.</typeparam>
    /// <param name="rows">At most <see cref="Limit"/> rows behind <see cref="After"/>, in order.</param>
    /// <param name="key">The keyset of a row.</param>
    /// <returns>The page's rows, and the token of the next page, empty when this is the last.</returns>
    public (IReadOnlyList<TRow> Items, string NextPageToken) Close<TRow>(IReadOnlyList<TRow> rows, Func<TRow, TKey> key) =>
        rows.Count <= Size ? (rows, "") : (rows.Take(Size).ToList(), seal(key(rows[Size - 1])));
}
