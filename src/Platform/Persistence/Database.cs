using AnTq.Platform.Access;
using Dapper;
using Npgsql;

namespace AnTq.Platform.Persistence;

/// <summary>
/// Reads outside mutations: one statement, one round trip, ended by the call's deadline or cancellation. Columns in snake_case fill
/// properties and constructor parameters in PascalCase.
/// </summary>
public sealed class Database
{
    // As far as a peer that has gone silent is to be noticed by the server.
    private const string Keepalive =
        "-c tcp_keepalives_idle=1 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3 -c tcp_user_timeout=4000";

    private readonly NpgsqlDataSource dataSource;
    private readonly DatabaseSettings settings;

    internal Database(NpgsqlDataSource dataSource, DatabaseSettings settings)
    {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /// <summary>The pool of connections, for what the methods here do not offer, such as COPY.</summary>
    public NpgsqlDataSource DataSource => dataSource;

    /// <summary>
    /// A new connection beside the pool, not yet open, for what lasts as long as the process, such as listening. Both ends notice within
    /// seconds that the other is gone.
    /// </summary>
    public NpgsqlConnection OwnConnection() => settings.OwnConnection(Keepalive);

    /// <summary>All rows of a query.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="sql">The query with named parameters (<c>@Name</c>).</param>
    /// <param name="parameters">An object with a property per parameter, or null.</param>
    /// <param name="call">The call in whose course this is read.</param>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, Call call)
    {
        await using var connection = await dataSource.OpenConnectionAsync(call.CancellationToken);
        return (await connection.QueryAsync<T>(Command(sql, parameters, call))).AsList();
    }

    /// <summary>All rows of a query one by one, for answers that are too long to be held as a whole.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="sql">The query with named parameters (<c>@Name</c>).</param>
    /// <param name="parameters">An object with a property per parameter, or null.</param>
    /// <param name="call">The call in whose course this is read.</param>
    public async IAsyncEnumerable<T> StreamAsync<T>(string sql, object? parameters, Call call)
    {
        await using var connection = await dataSource.OpenConnectionAsync(call.CancellationToken);
        var rows = connection.QueryUnbufferedAsync<T>(sql, parameters, commandTimeout: CallTime.Seconds(call));
        await foreach (var row in rows.WithCancellation(call.CancellationToken))
            yield return row;
    }

    /// <summary>The only row of a query, or null when there is none.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="sql">The query with named parameters (<c>@Name</c>).</param>
    /// <param name="parameters">An object with a property per parameter, or null.</param>
    /// <param name="call">The call in whose course this is read.</param>
    public async Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? parameters, Call call)
    {
        await using var connection = await dataSource.OpenConnectionAsync(call.CancellationToken);
        return await connection.QuerySingleOrDefaultAsync<T>(Command(sql, parameters, call));
    }

    /// <summary>The first column of the first row, or null when there is none.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="sql">The query with named parameters (<c>@Name</c>).</param>
    /// <param name="parameters">An object with a property per parameter, or null.</param>
    /// <param name="call">The call in whose course this is read.</param>
    public async Task<T?> ExecuteScalarAsync<T>(string sql, object? parameters, Call call)
    {
        await using var connection = await dataSource.OpenConnectionAsync(call.CancellationToken);
        return await connection.ExecuteScalarAsync<T>(Command(sql, parameters, call));
    }

    private static CommandDefinition Command(string sql, object? parameters, Call call) => new(
        sql,
        parameters,
        commandTimeout: CallTime.Seconds(call),
        cancellationToken: call.CancellationToken);
}
