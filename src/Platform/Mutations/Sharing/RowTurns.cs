namespace AnTq.Platform.Mutations;

/// <summary>
/// Those who go alone although they might share, when they want the same row: a few at once. The row's lock lets only one of them work
/// anyway, and each that waited for it in the database would keep a connection from everybody else.
/// </summary>
internal sealed class RowTurns
{
    // Two, so that the next one stands at the lock when it becomes free.
    private const int AtOnce = 2;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);

    /// <summary>Does it in its turn.</summary>
    /// <param name="row">The row; empty when it wants none that others may want.</param>
    /// <param name="work">What is done.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task RunAsync(string row, Func<Task> work, CancellationToken cancellationToken)
    {
        if (row.Length == 0)
        {
            await work();
            return;
        }

        var turn = Join(row);
        try
        {
            await turn.Room.WaitAsync(cancellationToken);
            try
            {
                await work();
            }
            finally
            {
                turn.Room.Release();
            }
        }
        finally
        {
            Leave(row, turn);
        }
    }

    private Turn Join(string row)
    {
        lock (gate)
        {
            if (!turns.TryGetValue(row, out var turn))
                turns[row] = turn = new Turn();
            turn.Members++;
            return turn;
        }
    }

    private void Leave(string row, Turn turn)
    {
        lock (gate)
        {
            if (--turn.Members > 0)
                return;
            turns.Remove(row);
            turn.Room.Dispose();
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Room { get; } = new(AtOnce);

        public int Members { get; set; }
    }
}
