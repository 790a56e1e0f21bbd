using System.Globalization;
using AnTq.Feed.V1;
using Npgsql;

namespace AnTq.Platform.LocalCopy;

/// <summary>Writes the copy. Every copy of the service does; who comes second to a stretch of the feed finds it done.</summary>
internal sealed class CopyStore(NpgsqlDataSource dataSource)
{
    /// <summary>The position up to which the copy is filled.</summary>
    public async Task<long> PositionAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(CopySql.Position);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Brings a stretch of the feed into the copy, in one transaction with the position behind it.</summary>
    /// <param name="after">The position behind which the stretch begins.</param>
    /// <param name="page">The stretch.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the copy is not filled up to <paramref name="after"/>: somebody has emptied it.</returns>
    public async Task<bool> ApplyAsync(long after, FeedPage page, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var locking = new NpgsqlCommand(CopySql.LockPosition, connection);
        var position = (long)(await locking.ExecuteScalarAsync(cancellationToken))!;
        if (position < after)
            return false;
        if (position >= page.NextAfterSequence)
            return true;
        var told = AnnouncedOrganization.LastOf(page.Events.Where(happened => happened.Sequence > position));
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(CopySql.SetPosition, page.NextAfterSequence) } };
        if (told.Count > 0)
            Add(batch, told);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Empties the copy, so that it is filled from the beginning; unless somebody else has done so.</summary>
    /// <param name="position">The position up to which it is filled.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task EmptyAsync(long position, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var locking = new NpgsqlCommand(CopySql.LockPosition, connection);
        if ((long)(await locking.ExecuteScalarAsync(cancellationToken))! != position)
            return;
        await using var emptying = new NpgsqlCommand(CopySql.Empty, connection);
        await emptying.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void Add(NpgsqlBatch batch, IReadOnlyList<AnnouncedOrganization> told)
    {
        string[] names = [.. told.Select(organization => organization.Name)];
        long[] subjectVersions = [.. told.Select(organization => organization.SubjectVersion)];
        var versions = told.SelectMany(organization => organization.Versions, (organization, version) => (Of: organization, Version: version)).ToList();
        batch.BatchCommands.Add(Command(CopySql.RemoveVersions, names, subjectVersions));
        batch.BatchCommands.Add(Command(CopySql.SetOrganizations, names, subjectVersions, told.Select(organization => organization.Label).ToArray()));
        batch.BatchCommands.Add(Command(
            CopySql.AddVersions,
            versions.Select(row => row.Of.Name).ToArray(),
            versions.Select(row => row.Of.SubjectVersion).ToArray(),
            versions.Select(row => Day(row.Version.ValidFrom)).ToArray(),
            versions.Select(row => row.Version.ValidTo.Length == 0 ? DateOnly.MaxValue : Day(row.Version.ValidTo)).ToArray(),
            versions.Select(row => row.Version.DisplayName).ToArray(),
            versions.Select(row => row.Version.Parent).ToArray()));
    }

    private static DateOnly Day(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
