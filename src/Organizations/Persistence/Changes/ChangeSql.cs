namespace AnTq.Organizations.Persistence;

/// <summary>The statements about changes.</summary>
internal static class ChangeSql
{
    /// <summary>
    /// Adds a revision: $1 id, $2 revision, $3 kind, $4 effective day, $5 details as JSON, $6 reason, $7 whether it is withdrawn, $8 ids of
    /// the organizations affected, $9 when recorded.
    /// </summary>
    public const string Add = """
        insert into organization_change (id, revision, kind, effective_date, details, reason, withdrawn, affected, recorded_from)
        values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8::text[], $9)
        """;

    /// <summary>Ends the recorded time of a revision: $1 id, $2 revision, $3 when.</summary>
    public const string End =
        "update organization_change set recorded_to = $3 where id = $1 and revision = $2 and recorded_to = 'infinity'";

    /// <summary>Reads the revision of <c>@Id</c> that is known now. What an import has recorded is no change that anybody told.</summary>
    public const string Known = $"{Select} where id = @Id and recorded_to = 'infinity' and {IsTold}";

    /// <summary>Reads the revision of <c>@Id</c> that was known at <c>@KnownAt</c>.</summary>
    public const string KnownAt = $"{Select} where id = @Id and {IsKnownThen} and {IsTold}";

    private const string Select =
        "select id, revision, kind, effective_date, details::text as details, reason, withdrawn, affected, recorded_from from organization_change";

    private const string IsTold = "kind <> 'import'";

    private const string IsKnownThen = "recorded_from <= @KnownAt and recorded_to > @KnownAt";

    /// <summary>Reads a page of changes by effective day and id.</summary>
    /// <remarks>Only the conditions that are asked for stand in the statement, so that each is planned by its own index.</remarks>
    public static string Page(ChangeFilter filter)
    {
        List<string> conditions = [filter.KnownAt is null ? "recorded_to = 'infinity'" : IsKnownThen, IsTold];
        if (filter.AfterId is not null)
            conditions.Add("(effective_date, id) > (@AfterDay::date, @AfterId)");
        if (filter.OrganizationId is not null)
            conditions.Add("affected @> array[@OrganizationId::text]");
        if (filter.From is not null)
            conditions.Add("effective_date >= @From::date");
        if (filter.Before is not null)
            conditions.Add("effective_date < @Before::date");
        return $"{Select} where {string.Join(" and ", conditions)} order by effective_date, id limit @Limit";
    }
}
