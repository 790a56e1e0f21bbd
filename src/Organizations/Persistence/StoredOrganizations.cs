using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Persistence;
using Dapper;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads organizations by SQL in the course of one call.</summary>
/// <param name="database">The database.</param>
/// <param name="call">The call.</param>
/// <param name="knownAt">As held to be true at this moment; null for now.</param>
internal sealed class StoredOrganizations(Database database, Call call, DateTimeOffset? knownAt) : IOrganizationReader
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OrganizationRow>> FindAsync(IReadOnlyCollection<string> ids, DateOnly asOf)
    {
        var rows = await QueryAsync<OrganizationRow>(OrganizationSql.ByIds, new { Ids = ids.ToArray(), AsOf = asOf });
        return knownAt is null ? rows : [.. rows.Select(row => row.CreatedAt <= knownAt ? row : new OrganizationRow { Id = row.Id })];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OrganizationRow>> ListAsync(OrganizationFilter filter) =>
        await QueryAsync<OrganizationRow>(OrganizationSql.Page(filter), filter);

    /// <inheritdoc/>
    public IAsyncEnumerable<OrganizationRow> DescendAsync(SubtreeFilter filter) => database.StreamAsync<OrganizationRow>(
        AsKnown(SubtreeSql.Descend(filter)),
        Parameters(new { filter.Id, filter.AsOf, Kinds = filter.Kinds.ToArray(), Levels = filter.Levels.ToArray() }),
        call);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CountRow>> CountAsync(string? id, DateOnly asOf) =>
        await QueryAsync<CountRow>(SubtreeSql.Count(id), new { Id = id, AsOf = asOf });

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Bearer>> BearersAsync(CodeScheme scheme, string code)
    {
        var rows = await QueryAsync<BearerRow>(HistorySql.Bearers, new { Scheme = (short)scheme, Code = code });
        return [.. rows.Select(row => new Bearer(row.OrganizationId, new Validity(row.ValidFrom, row.ValidTo)))];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OrganizationHistory>> HistoriesAsync(IReadOnlyCollection<string> ids) =>
        await HistoryStore.ReadAsync(database.DataSource, ids, knownAt, call.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LineageStep>> StepsAsync(LineageQuestion question, int limit)
    {
        var parameters = new { Starts = question.Starts.ToArray(), question.Departure, question.Until, Limit = limit };
        var rows = await QueryAsync<StepRow>(LineageSql.Steps(question), parameters);
        return [.. rows.Select(row => new LineageStep(
            row.PredecessorId, row.SuccessorId, row.EffectiveDate, (LineageExtent)row.Extent))];
    }

    private Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object parameters) =>
        database.QueryAsync<T>(AsKnown(sql), Parameters(parameters), call);

    private string AsKnown(string sql) => knownAt is null ? sql : RecordedTime.At(sql);

    private DynamicParameters Parameters(object parameters)
    {
        var all = new DynamicParameters(parameters);
        if (knownAt is { } moment)
            all.Add("KnownAt", moment);
        return all;
    }

    private sealed record BearerRow(string OrganizationId, DateOnly ValidFrom, DateOnly? ValidTo);

    private sealed record StepRow(string PredecessorId, string SuccessorId, DateOnly EffectiveDate, short Extent);
}
