using AnTq.Awards.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.Platform.Persistence;

namespace AnTq.Awards.Persistence;

/// <summary>Keeps statements.</summary>
internal sealed class StatementStore(Database database)
{
    /// <summary>The constraint that has the last word on whether a statement still changes.</summary>
    public const string IsDraft = "award_statement_is_draft";

    /// <summary>Reads a statement.</summary>
    /// <exception cref="Platform.Errors.RefusalException">There is none of this id.</exception>
    public async Task<Statement> GetAsync(string resourceId, Call call)
    {
        var row = await database.QuerySingleOrDefaultAsync<StatementRow>(
            """
            select id, resource_id, title, declared_collectives, declared_individuals, difference_note, award_count,
                   collectives_sum, individuals_sum, version, created_at, confirmed_at
            from award_statement where resource_id = @resourceId
            """,
            new { resourceId },
            call);
        return row?.ToStatement() ?? throw StatementErrors.NotFound(ResourceNames.Statement(resourceId));
    }

    /// <summary>Adds a new statement.</summary>
    public static void Add(WriteScope scope, Statement statement)
    {
        scope.OnViolation("award_statement_resource_id_key", () => StatementErrors.AlreadyExists(statement.Name));
        scope.Execute(
            """
            insert into award_statement (id, resource_id, title, declared_collectives, declared_individuals, created_at)
            values ($1, $2, $3, $4::integer, $5::integer, $6)
            """,
            statement.Id,
            statement.ResourceId,
            statement.Title,
            (int?)statement.Declared?.Collectives,
            (int?)statement.Declared?.Individuals,
            statement.CreatedAt);
    }

    /// <summary>Notes records that are deleted from a draft; comes before the deletion itself.</summary>
    public static void NoteDeleted(WriteScope scope, string resourceId, StatementChange deleted)
    {
        var name = ResourceNames.Statement(resourceId);
        scope.OnViolation(IsDraft, () => StatementErrors.Confirmed(name));
        scope.ExecuteOne(
            """
            update award_statement
            set version = version + 1, award_count = award_count - $2, named_recipient_count = named_recipient_count - $3,
                collectives_sum = collectives_sum - $4, individuals_sum = individuals_sum - $5
            where resource_id = $1
            """,
            () => StatementErrors.NotFound(name),
            resourceId,
            deleted.Awards,
            deleted.NamedRecipients,
            deleted.Sums.Collectives,
            deleted.Sums.Individuals);
    }

    /// <summary>Confirms a draft that is still as it was read.</summary>
    public static void Confirm(WriteScope scope, Statement confirmed)
    {
        scope.OnViolation(IsDraft, () => StatementErrors.Confirmed(confirmed.Name));
        scope.ExecuteOne(
            """
            update award_statement
            set version = version + 1, state = 2, difference_note = $3, confirmed_at = $4, confirmed_version = version + 1
            where id = $1 and version = $2
            """,
            () => StatementErrors.EtagMismatch(confirmed.Name),
            confirmed.Id,
            confirmed.Version - 1,
            confirmed.DifferenceNote,
            confirmed.ConfirmedAt);
    }
}
