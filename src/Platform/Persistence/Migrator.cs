using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Platform.Persistence;

/// <summary>
/// Applies the scripts that the database lacks, each in a transaction of its own under one advisory lock, so that copies that start at
/// once do it once and a failed script leaves nothing half done.
/// </summary>
internal sealed partial class Migrator(
    NpgsqlDataSource dataSource, IReadOnlyList<Migration> migrations, TimeProvider time, ILogger<Migrator> logger)
{
    public const long LockKey = 0x416E547100000001;

    private const string Table =
        """
        create schema if not exists platform;
        create table if not exists platform.migration
        (
            owner      text        not null,
            number     integer     not null,
            name       text        not null,
            checksum   text        not null,
            applied_at timestamptz not null,
            primary key (owner, number)
        );
        """;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await InTransactionAsync(connection, () => ExecuteAsync(connection, Table, cancellationToken), cancellationToken);
        foreach (var migration in migrations)
            await InTransactionAsync(connection, () => ApplyAsync(connection, migration, cancellationToken), cancellationToken);
        await WarnOfUnknownAsync(connection, cancellationToken);
    }

    private static async Task InTransactionAsync(NpgsqlConnection connection, Func<Task> work, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // A script may take longer than any call, and waits for the copy that is ahead of it.
        await ExecuteAsync(
            connection,
            $"set local statement_timeout = 0; set local lock_timeout = 0; select pg_advisory_xact_lock({LockKey})",
            cancellationToken);
        await work();
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand("select checksum from platform.migration where owner = $1 and number = $2", connection)
        {
            Parameters = { new() { Value = migration.Owner }, new() { Value = migration.Number } },
        };
        if (await find.ExecuteScalarAsync(cancellationToken) is string applied)
        {
            if (applied != migration.Checksum)
                throw new MigrationException(
                    $"The applied script {migration.Owner}/{migration.Name} has been changed; add a new one instead.");
            return;
        }

        try
        {
            await ExecuteAsync(connection, migration.Sql, cancellationToken);
        }
        catch (PostgresException refused) when (!refused.IsTransient)
        {
            throw new MigrationException($"The script {migration.Owner}/{migration.Name} failed: {refused.MessageText}", refused);
        }

        await NoteAsync(connection, migration, cancellationToken);
        LogApplied(migration.Owner, migration.Name);
    }

    private async Task NoteAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var note = new NpgsqlCommand(
            "insert into platform.migration (owner, number, name, checksum, applied_at) values ($1, $2, $3, $4, $5)", connection)
        {
            Parameters =
            {
                new() { Value = migration.Owner },
                new() { Value = migration.Number },
                new() { Value = migration.Name },
                new() { Value = migration.Checksum },
                new() { Value = time.GetUtcNow() },
            },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
    }

    // An older release may run beside a newer one while copies are replaced one by one: not an error, but worth a line.
    private async Task WarnOfUnknownAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var known = migrations.Select(migration => $"{migration.Owner}/{migration.Number}").ToHashSet(StringComparer.Ordinal);
        await using var all = new NpgsqlCommand(
            "select owner || '/' || number, name from platform.migration order by owner, number", connection);
        await using var reader = await all.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!known.Contains(reader.GetString(0)))
                LogUnknown(reader.GetString(1));
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Applied migration {Owner}/{Name}.")]
    private partial void LogApplied(string owner, string name);

    [LoggerMessage(LogLevel.Warning, "The database has the migration {Name}, which this release does not know.")]
    private partial void LogUnknown(string name);
}
