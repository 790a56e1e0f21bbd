using System.Data;
using AnTq.Organizations.Domain;
using AnTq.Platform.Mutations;
using Npgsql;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads all that is held to be true of organizations, over all days, in one round trip and one state of the database.</summary>
internal static class HistoryStore
{
    /// <summary>Reads the histories of organizations, by id; unknown ones are left out.</summary>
    /// <param name="database">The pool.</param>
    /// <param name="ids">Which; null for all.</param>
    /// <param name="knownAt">As held at this moment; null for now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<OrganizationHistory>> ReadAsync(
        NpgsqlDataSource database, IReadOnlyCollection<string>? ids, DateTimeOffset? knownAt, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = Batch(connection, ids, knownAt);
        var rows = new HistoryRows();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var add in new[] { rows.AddOrganization, rows.AddVersion, rows.AddCode, (Action<NpgsqlDataReader>)rows.AddStep })
        {
            while (await reader.ReadAsync(cancellationToken))
                add(reader);
            await reader.NextResultAsync(cancellationToken);
        }

        // Organizations have one clock only.
        var known = rows.ToHistories();
        return knownAt is null ? known : [.. known.Where(organization => organization.CreatedAt <= knownAt)];
    }

    private static NpgsqlBatch Batch(
        NpgsqlConnection connection, IReadOnlyCollection<string>? ids, DateTimeOffset? knownAt)
    {
        // Everything about a hundred thousand organizations takes longer than what the driver's own time is meant for.
        var batch = new NpgsqlBatch(connection) { Timeout = (int)WriteScope.CommandTime.TotalSeconds };
        foreach (var statement in new[] { HistorySql.Organizations, HistorySql.Versions, HistorySql.Codes, HistorySql.Steps })
        {
            var sql = statement(ids is not null);
            var command = new NpgsqlBatchCommand(knownAt is null ? sql : RecordedTime.At(sql));
            if (ids is not null)
                command.Parameters.Add(new NpgsqlParameter<string[]>("Ids", [.. ids]));
            if (knownAt is { } moment)
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>("KnownAt", moment.ToUniversalTime()));
            batch.BatchCommands.Add(command);
        }

        return batch;
    }
}
