using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads and writes of committees' terms in a mutation.</summary>
internal static class CommitteeTermWrites
{
    private const string AddTerm = """
        insert into committee_term (
            id, revision, committee_id, start_date, stated_end_date, document_kind, document_number, document_issuer, document_date,
            full_name, short_name, aliases, withdrawn, recorded_from)
        values ($1, $2, $3, $4, coalesce($5::date, 'infinity'), $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    private const string AddMembers = """
        insert into committee_member (term_id, revision, place, role, person_name, position, organization_id, organization_name)
        select $1, $2, given.place, given.role, given.person_name, given.position, nullif(given.organization_id, ''), given.organization_name
        from unnest($3::smallint[], $4::text[], $5::text[], $6::text[], $7::text[])
            with ordinality given (role, person_name, position, organization_id, organization_name, place)
        """;

    private const string CloseRevision = "update committee_term set recorded_to = $3 where id = $1 and revision = $2";

    /// <summary>Reads what is around a term.</summary>
    public static async Task<CommitteeSurroundingsRow> SurroundingsAsync(
        Mutation mutation, string committeeId, string termId, DateOnly startDate) =>
        (await mutation.QuerySingleOrDefaultAsync<CommitteeSurroundingsRow>(
            CommitteeSql.Surroundings, new { CommitteeId = committeeId, TermId = termId, StartDate = startDate }))!;

    /// <summary>Reads the revision of a term that counts now; null when there is no such term.</summary>
    public static Task<CommitteeTermRow?> FindAsync(Mutation mutation, string id) =>
        mutation.QuerySingleOrDefaultAsync<CommitteeTermRow>(CommitteeSql.ById, new { Id = id });

    /// <summary>Reads organizations as they are on a day: a row for each id, known or not.</summary>
    public static async Task<IReadOnlyDictionary<string, OrganizationRow>> OrganizationsAsync(
        Mutation mutation, IEnumerable<string> ids, DateOnly asOf) =>
        (await mutation.QueryAsync<OrganizationRow>(OrganizationSql.ByIds, new { Ids = ids.Distinct().ToArray(), AsOf = asOf }))
        .ToDictionary(row => row.Id);

    /// <summary>Adds a revision of a term, recorded at its <c>record_time</c>.</summary>
    public static void Add(Mutation mutation, string id, CommitteeTerm term)
    {
        var basis = term.LegalBasis;
        mutation.Execute(
            AddTerm,
            id,
            term.Revision,
            OrganizationNames.IdOf(term.Committee),
            Validity.ParseDay(term.StartDate),
            term.StatedEndDate.Length == 0 ? null : Validity.ParseDay(term.StatedEndDate),
            (short)basis.DocumentKind,
            basis.Number,
            basis.Issuer,
            Validity.ParseDay(basis.IssueDate),
            term.FullName,
            term.ShortName,
            term.Aliases.ToArray(),
            term.State == CommitteeTerm.Types.State.Withdrawn,
            term.RecordTime.ToDateTimeOffset());
        if (term.Members.Count > 0)
            AddMembersOf(mutation, id, term);
        mutation.OnViolation(
            "committee_term_one_a_day", () => CommitteeErrors.StartsAlready(term.Committee, Validity.ParseDay(term.StartDate)));
        mutation.OnViolation("committee_term_pkey", () => CommitteeErrors.AlreadyExists(term.Name));
    }

    /// <summary>Ends the recorded time of a revision.</summary>
    public static void Close(Mutation mutation, CommitteeTermRow term, DateTimeOffset recordedAt) =>
        mutation.Execute(CloseRevision, term.Id, term.Revision, recordedAt);

    private static void AddMembersOf(Mutation mutation, string id, CommitteeTerm term) => mutation.Execute(
        AddMembers,
        id,
        term.Revision,
        term.Members.Select(member => (short)member.Role).ToArray(),
        term.Members.Select(member => member.PersonName).ToArray(),
        term.Members.Select(member => member.Position).ToArray(),
        term.Members.Select(member => OrganizationNames.IdOf(member.Organization) ?? "").ToArray(),
        term.Members.Select(member => member.OrganizationDisplayName).ToArray());
}
