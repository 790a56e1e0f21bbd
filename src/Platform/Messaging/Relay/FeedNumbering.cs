namespace AnTq.Platform.Messaging;

/// <summary>The leader's first half: gives committed events their positions, as soon as the bell says that there are some.</summary>
internal sealed class FeedNumbering(FeedStore feed, OutboxBell bell)
{
    private const int BatchSize = 1000;

    /// <summary>How long an event may wait when its bell was not heard.</summary>
    public static readonly TimeSpan PollingInterval = TimeSpan.FromSeconds(1);

    /// <summary>Runs until cancelled or the database fails; tells whenever events got their positions.</summary>
    public async Task RunAsync(RelayNews news, CancellationToken cancellationToken)
    {
        var mayWait = true;
        while (true)
        {
            while (mayWait)
            {
                var (count, last) = await feed.AssignAsync(BatchSize, cancellationToken);
                if (count > 0)
                    news.Place(last);
                mayWait = count == BatchSize;
            }

            mayWait = await bell.WaitAsync(PollingInterval, cancellationToken) || await feed.HasWaitingAsync(cancellationToken);
        }
    }
}
