using AnTq.Organizations.Domain;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>The rule that a code has one bearer on a day, beside the organizations that are not changed.</summary>
internal static class TakenCodes
{
    /// <summary>
    /// Reads one of the codes <c>@Schemes</c>, <c>@Codes</c> that an organization other than <c>@Changed</c> holds on some of the days from
    /// <c>@From</c> to <c>@To</c>.
    /// </summary>
    public const string Taken = """
        select held.code, held.organization_id as holder_id, held.valid_from, nullif(held.valid_to, 'infinity') as valid_to
        from unnest(@Schemes::smallint[], @Codes::text[], @From::date[], @To::date[]) given (scheme, code, valid_from, valid_to)
        join organization_code held on held.recorded_to = 'infinity' and held.scheme = given.scheme and held.code = given.code
        where held.valid_from < coalesce(given.valid_to, 'infinity') and held.valid_to > given.valid_from
            and held.organization_id <> all (@Changed::text[])
        order by held.scheme, held.code, held.valid_from
        limit 1
        """;

    // Always in one order. Without, two that register one code at once, beside each other at the edge of the tree, would wait for each
    // other in the exclusion constraint until one is ended as a deadlock, instead of one hearing that the code is taken.
    private const string Lock = """
        select count(pg_advisory_xact_lock(hashtextextended(given.scheme || ':' || given.code, 0)))
        from (select * from unnest(@Schemes::smallint[], @Codes::text[]) given (scheme, code) order by 1, 2) given
        """;

    /// <summary>Locks the codes that organizations are given until the transaction ends.</summary>
    public static async Task LockAsync(WriteScope scope, TimelineDifference difference)
    {
        if (difference.NewCodes.Count > 0)
            await scope.QueryAsync<long>(Lock, new { Schemes = Schemes(difference), Codes = Codes(difference) });
    }

    /// <summary>Refuses when somebody else holds one of the codes that organizations are given.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="difference">What they are given.</param>
    /// <param name="changed">Ids of the organizations that are changed; what they hold is not what they held.</param>
    /// <exception cref="Platform.Errors.RefusalException">OFFICIAL_CODE_IN_USE.</exception>
    public static async Task RefuseAsync(WriteScope scope, TimelineDifference difference, IEnumerable<string> changed)
    {
        var given = difference.NewCodes;
        var taken = given.Count == 0 ? null : await scope.QuerySingleOrDefaultAsync<Row>(Taken, new
        {
            Schemes = Schemes(difference),
            Codes = Codes(difference),
            From = given.Select(each => each.Code.Valid.From).ToArray(),
            To = given.Select(each => each.Code.Valid.To).ToArray(),
            Changed = changed.ToArray(),
        });
        if (taken is not null)
            throw OrganizationErrors.OfficialCodeInUse(
                taken.Code, OrganizationNames.Of(taken.HolderId), new Validity(taken.ValidFrom, taken.ValidTo));
    }

    private static short[] Schemes(TimelineDifference difference) => [.. difference.NewCodes.Select(each => (short)each.Code.Scheme)];

    private static string[] Codes(TimelineDifference difference) => [.. difference.NewCodes.Select(each => each.Code.Code)];

    private sealed record Row(string Code, string HolderId, DateOnly ValidFrom, DateOnly? ValidTo);
}
