using AnTq.Awards.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.Platform.Persistence;

namespace AnTq.Awards.Persistence;

/// <summary>Keeps award records.</summary>
internal sealed class AwardStore(Database database)
{
    /// <summary>Where a page ends early: names of so many bytes have been read for it.</summary>
    public const int MaximumPageBytes = 768 * 1024;

    /// <summary>Reads a record; null when there is none.</summary>
    public async Task<RecordedAward?> FindAsync(Guid id, Call call) =>
        (await database.QuerySingleOrDefaultAsync<AwardRow>(AwardSql.ById, new { id }, call))?.ToAward();

    /// <summary>Reads a record in a transaction and locks its statement; null when there is none.</summary>
    public static async Task<RecordedAward?> FindLockedAsync(WriteScope scope, Guid id) =>
        (await scope.QuerySingleOrDefaultAsync<AwardRow>(AwardSql.ByIdLocked, new { id }))?.ToAward();

    /// <summary>Reads a page of a statement's records in the order of recording, and one row more when there are more.</summary>
    /// <exception cref="Platform.Errors.RefusalException">There is no such statement.</exception>
    public async Task<IReadOnlyList<AwardRow>> ListAsync(string statementId, int after, int limit, Call call)
    {
        var rows = await database.QueryAsync<AwardRow>(
            AwardSql.Page, new { statementId, after, limit, maximumBytes = MaximumPageBytes }, call);
        if (rows.Count == 0)
            throw StatementErrors.NotFound(ResourceNames.Statement(statementId));
        return rows[0].Id is null ? [] : rows;
    }

    /// <summary>Reads what the announcements of a statement's records need, in the order of recording.</summary>
    public Task<IReadOnlyList<GrantedAwardRow>> ListToAnnounceAsync(Guid statementId, Call call) =>
        database.QueryAsync<GrantedAwardRow>(AwardSql.ToAnnounce, new { statementId }, call);

    /// <summary>Adds records to a draft: all by one statement, and their named recipients by another.</summary>
    public static void Add(WriteScope scope, string statementId, IReadOnlyList<RecordedAward> awards)
    {
        var name = ResourceNames.Statement(statementId);
        scope.OnViolation("award_has_statement", () => StatementErrors.NotFound(name));
        scope.OnViolation(StatementStore.IsDraft, () => StatementErrors.Confirmed(name));
        scope.OnViolation("award_statement_not_too_full", () => StatementErrors.Full(name));
        scope.Execute(AwardInsert.Statement, awards);
        RecipientInsert.Add(scope, awards);
    }

    /// <summary>Deletes a record of a draft.</summary>
    public static void Delete(WriteScope scope, RecordedAward award)
    {
        StatementStore.NoteDeleted(scope, award.StatementId, StatementChange.Of(award.Record));
        scope.ExecuteOne("delete from award where id = $1", () => AwardErrors.NotFound(award.Name), award.Id);
    }

    /// <summary>Grants all records of a statement.</summary>
    public static void Grant(WriteScope scope, Guid statementId) =>
        scope.Execute("update award set state = 2, version = version + 1 where statement_id = $1", statementId);
}
