using Dapper;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

/// <summary>What must hold of all that is known, whatever happened: asked of the database itself.</summary>
internal static class TreeIntegrity
{
    private const string Broken = """
        with recursive known as (select * from organization_version where recorded_to = 'infinity'),
        climbed (id, above, day, levels) as (
            select known.organization_id, known.parent_id, known.valid_from, 1 from known
            union all
            select climbed.id, upper.parent_id, climbed.day, climbed.levels + 1
            from climbed
            join known upper on upper.organization_id = climbed.above and upper.valid_from <= climbed.day and upper.valid_to > climbed.day
            where climbed.levels < 14
        )
        select 'overlapping: ' || one.organization_id
        from known one
        join known other on other.organization_id = one.organization_id and other.valid_from > one.valid_from and other.valid_from < one.valid_to
        union all
        select 'without a parent in force: ' || child.organization_id
        from known child
        where child.parent_id is not null and not datemultirange(daterange(child.valid_from, child.valid_to)) <@ coalesce((
            select range_agg(daterange(upper.valid_from, upper.valid_to)) from known upper where upper.organization_id = child.parent_id), '{}')
        union all
        select 'below itself or too deep: ' || id from climbed where levels > 12
        union all
        select 'two holders: ' || one.code
        from organization_code one
        join organization_code other on (other.scheme, other.code) = (one.scheme, one.code) and other.organization_id > one.organization_id
            and other.valid_from < one.valid_to and other.valid_to > one.valid_from
        where one.recorded_to = 'infinity' and other.recorded_to = 'infinity'
        union all
        select 'a code without its holder: ' || code.code
        from organization_code code
        where code.recorded_to = 'infinity' and not datemultirange(daterange(code.valid_from, code.valid_to)) <@ coalesce((
            select range_agg(daterange(known.valid_from, known.valid_to)) from known where known.organization_id = code.organization_id), '{}')
        union all
        select 'a link without its ends: ' || link.predecessor_id || ' ' || link.successor_id
        from organization_lineage link
        where link.recorded_to = 'infinity' and not (
            exists (select from known where organization_id = link.predecessor_id and valid_from < link.effective_date
                and valid_to >= link.effective_date)
            and exists (select from known where organization_id = link.successor_id and valid_from <= link.effective_date
                and valid_to > link.effective_date))
        """;

    /// <summary>Asserts it.</summary>
    public static async Task AssertTreeIsWholeAsync(this OrganizationsService service)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        Assert.Empty(await connection.QueryAsync<string>(Broken));
    }
}
