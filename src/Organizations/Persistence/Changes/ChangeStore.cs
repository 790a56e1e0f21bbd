using AnTq.Organizations.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.Platform.Persistence;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads and writes revisions of changes.</summary>
internal sealed class ChangeStore(Database database)
{
    /// <summary>Reads a change as known at a moment, or now; null when there was none.</summary>
    public Task<ChangeRow?> FindAsync(string id, DateTimeOffset? knownAt, Call call) => database.QuerySingleOrDefaultAsync<ChangeRow>(
        knownAt is null ? ChangeSql.Known : ChangeSql.KnownAt, new { Id = id, KnownAt = knownAt }, call);

    /// <summary>Reads a page of changes.</summary>
    public Task<IReadOnlyList<ChangeRow>> ListAsync(ChangeFilter filter, Call call) =>
        database.QueryAsync<ChangeRow>(ChangeSql.Page(filter), filter, call);

    /// <summary>Reads a change as it is known now, in a transaction.</summary>
    public static Task<ChangeRow?> FindAsync(WriteScope scope, string id) =>
        scope.QuerySingleOrDefaultAsync<ChangeRow>(ChangeSql.Known, new { Id = id });

    /// <summary>Collects the writes of a revision, and of the end of the one before it.</summary>
    public static void Add(WriteScope scope, ChangeRow row)
    {
        if (row.Revision > 1)
            scope.ExecuteOne(
                ChangeSql.End, () => ChangeErrors.EtagMismatch(ChangeNames.Of(row.Id)), row.Id, row.Revision - 1, row.RecordedFrom);
        scope.Execute(
            ChangeSql.Add,
            row.Id, row.Revision, row.Kind, row.EffectiveDate, row.Details, row.Reason, row.Withdrawn, row.Affected, row.RecordedFrom);
        scope.OnViolation("organization_change_pkey", () => ChangeErrors.AlreadyExists(ChangeNames.Of(row.Id)));
    }
}
