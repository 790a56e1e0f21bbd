using AnTq.Organizations.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Persistence;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads committees' terms and heads outside mutations.</summary>
internal sealed class CommitteeStore(Database database)
{
    /// <summary>Reads a term, as known at a moment or now; refuses when there is none.</summary>
    public async Task<CommitteeTermRow> GetAsync(string id, DateTimeOffset? knownAt, Call call) =>
        await database.QuerySingleOrDefaultAsync<CommitteeTermRow>(
            At(knownAt, CommitteeSql.ById), new { Id = id, KnownAt = knownAt }, call)
        ?? throw CommitteeErrors.NotFound(CommitteeTermNames.Of(id));

    /// <summary>Reads the term in which a committee is on a day; refuses when there is none.</summary>
    public async Task<CommitteeTermRow> OnDayAsync(string committeeId, DateOnly asOf, DateTimeOffset? knownAt, Call call)
    {
        var parameters = new { CommitteeId = committeeId, AsOf = asOf, KnownAt = knownAt };
        var row = await database.QuerySingleOrDefaultAsync<CommitteeTermRow>(At(knownAt, CommitteeSql.OnDay), parameters, call);
        if (row is null)
            await OrganizationExistence.CheckAsync(database, committeeId, call);
        return row ?? throw CommitteeErrors.NoTermOn(OrganizationNames.Of(committeeId), asOf);
    }

    /// <summary>Reads terms of a committee that start before a day, the latest first.</summary>
    public async Task<IReadOnlyList<CommitteeTermRow>> ListAsync(
        string committeeId, DateOnly before, int limit, DateTimeOffset? knownAt, Call call)
    {
        var parameters = new { CommitteeId = committeeId, Before = before, Limit = limit, KnownAt = knownAt };
        var rows = await database.QueryAsync<CommitteeTermRow>(At(knownAt, CommitteeSql.Page), parameters, call);
        if (rows.Count == 0)
            await OrganizationExistence.CheckAsync(database, committeeId, call);
        return rows;
    }

    /// <summary>Reads a page of the committees below a unit with their heads.</summary>
    public Task<IReadOnlyList<LowerCommitteeRow>> ListLowerAsync(LowerCommitteeFilter filter, Call call) =>
        database.QueryAsync<LowerCommitteeRow>(CommitteeSql.LowerHeads(filter), filter, call);

    private static string At(DateTimeOffset? knownAt, string sql) => knownAt is null ? sql : RecordedTime.At(sql);
}
