using AnTq.Organizations.Domain;
using AnTq.Platform.Persistence;
using Npgsql;

namespace AnTq.Organizations.Persistence;

/// <summary>A connection of its own over which the database tells which organizations have changed.</summary>
internal sealed class ChangeLine : IAsyncDisposable
{
    // In pg_stat_activity it tells what the connection is for.
    private const string Question = $"select '{ChangeNotice.Channel}'";

    private readonly NpgsqlConnection connection;
    private List<string> heard = [];

    private ChangeLine(NpgsqlConnection connection)
    {
        this.connection = connection;
        connection.Notification += (_, notification) => heard.Add(notification.Payload);
    }

    /// <summary>Connects and begins to listen.</summary>
    public static async Task<ChangeLine> OpenAsync(Database database, CancellationToken cancellationToken)
    {
        var line = new ChangeLine(database.OwnConnection());
        try
        {
            await line.connection.OpenAsync(cancellationToken);
            await line.ExecuteAsync($"listen {ChangeNotice.Channel}", cancellationToken);
            return line;
        }
        catch
        {
            await line.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Asks what has changed since it was last asked. Every change that was acknowledged to somebody before the question is in the
    /// answer: PostgreSQL tells the listeners before it acknowledges, and tells us before it answers.
    /// </summary>
    /// <returns>Ids, each once; null when they are too many to name.</returns>
    /// <exception cref="NpgsqlException">The line is broken; what is told meanwhile is lost.</exception>
    public async Task<IReadOnlyCollection<string>?> HearAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync(Question, cancellationToken);
        var news = heard;
        heard = [];
        return news.Contains(ChangeNotice.All) ? null : news.SelectMany(ids => ids.Split(',')).ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        // Of a peer that has gone silent nothing else would tell.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)TreeSource.Limit.TotalSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
