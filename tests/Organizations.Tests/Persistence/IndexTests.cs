using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using Dapper;
using Npgsql;
using Xunit;

namespace AnTq.Organizations.Tests.Persistence;

/// <summary>Reads of a register of the country's size find their rows by an index, whatever is asked for.</summary>
public sealed class IndexTests(IndexTests.Register register) : IClassFixture<IndexTests.Register>
{
    private const string Children = "organization_version_by_parent";
    private const string Kinds = "organization_version_by_kind";
    private const string Levels = "organization_version_by_level";
    private const string Ids = "organization_version_known";
    private const string Codes = "organization_code_by_code";

    private static readonly OrganizationFilter Everything = new() { AsOf = new(2024, 2, 6), Limit = 51 };

    [Fact]
    public async Task A_few_organizations_are_looked_up_by_id() => await UsesAsync(
        Ids, OrganizationSql.ByIds, new { Ids = new[] { "c7", "p1", "d3" }, AsOf = new DateTime(2024, 2, 6) });

    [Fact]
    public async Task A_page_of_everything_comes_off_the_ids() => await UsesAsync(Ids, Everything);

    [Fact]
    public async Task A_later_page_begins_where_the_last_one_ended() => await UsesAsync(Ids, Everything with { After = "c5000" });

    [Fact]
    public async Task Children_are_found_by_their_parent() => await UsesAsync(Children, Everything with { ParentId = "d5" });

    [Fact]
    public async Task A_rare_kind_is_found_by_kind() => await UsesAsync(Kinds, Everything with { Kind = 3 });

    [Fact]
    public async Task A_level_is_found_by_level() => await UsesAsync(Levels, Everything with { Level = 2 });

    [Fact]
    public async Task The_holder_of_a_code_is_found_by_code() => await UsesAsync(Codes, Everything with { Scheme = 1, Code = "00015" });

    [Theory]
    [InlineData("organization_version_by_plain_bare_key", "12345")]
    [InlineData("organization_version_by_fragment", "a 1234")]
    [InlineData("organization_version_by_variant", "xa 12435")]
    public async Task Names_are_found_by_their_keys(string index, string query)
    {
        var filter = new SearchFilter { Query = query, Today = new(2025, 7, 1), Limit = 20 };

        var plan = await ExplainAsync(
            SearchSql.Best(filter), new { filter.Query, Today = new DateTime(2025, 7, 1), AsOf = (DateTime?)null, filter.Limit });

        Assert.Matches($"Bitmap Index Scan on {index} ", plan);
        Assert.DoesNotContain("Seq Scan on organization_version", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Parallel", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_known_earlier_is_looked_up_by_id() => await UsesAsync(
        "organization_version_history",
        RecordedTime.At(OrganizationSql.ByIds),
        new { Ids = new[] { "c7", "p1", "d3" }, AsOf = new DateTime(2024, 2, 6), KnownAt = DateTime.UnixEpoch.AddYears(60) });

    [Fact]
    public async Task A_subtree_is_found_by_parents() => await UsesAsync(
        Children,
        SubtreeSql.Descend(new("d5", Everything.AsOf, [], [])),
        new { Id = "d5", AsOf = new DateTime(2024, 2, 6), Kinds = Array.Empty<short>(), Levels = Array.Empty<short>() });

    [Fact]
    public async Task What_stands_below_is_counted_by_parents() =>
        await UsesAsync(Children, SubtreeSql.Count("d5"), new { Id = "d5", AsOf = new DateTime(2024, 2, 6) });

    [Fact]
    public async Task Lineage_is_followed_by_its_links()
    {
        var question = new LineageQuestion(["c7"], LineageDirection.Successors, Since: null, Until: null);
        var parameters = new { Starts = question.Starts.ToArray(), Departure = DateTime.UnixEpoch, Until = (DateTime?)null, Limit = 10 };

        var plan = await ExplainAsync(LineageSql.Steps(question), parameters);

        Assert.Contains("organization_lineage_known", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on organization_lineage", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_500_is_not_compiled_for_longer_than_it_runs()
    {
        var longest = Everything with { Limit = 501 };

        var plan = await ExplainAsync(OrganizationSql.Page(longest), Parameters(longest));

        Assert.Contains("actual rows=501", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("JIT", plan, StringComparison.Ordinal);
    }

    private static object Parameters(OrganizationFilter filter) => new
    {
        AsOf = filter.AsOf.ToDateTime(default),
        filter.Limit,
        filter.After,
        filter.ParentId,
        filter.Kind,
        filter.Level,
        filter.Scheme,
        filter.Code,
    };

    private Task UsesAsync(string index, OrganizationFilter filter) =>
        UsesAsync(index, OrganizationSql.Page(filter), Parameters(filter));

    private async Task UsesAsync(string index, string sql, object parameters)
    {
        var plan = await ExplainAsync(sql, parameters);

        Assert.Matches($"Index Scan (using|on) {index} ", plan);
        Assert.DoesNotContain("Seq Scan on organization_version", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on organization_code", plan, StringComparison.Ordinal);
        // The exclusion constraints guard; they are too slow to look anything up.
        Assert.DoesNotContain("one_at_a_time", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("one_per_scheme", plan, StringComparison.Ordinal);
    }

    private async Task<string> ExplainAsync(string sql, object parameters)
    {
        await using var connection = await register.Connections.OpenConnectionAsync();
        return string.Join('\n', await connection.QueryAsync<string>($"explain (analyze, timing off) {sql}", parameters));
    }

    /// <summary>63 provinces, 700 districts, 17,000 communes with codes, a third of them with a second version.</summary>
    public sealed class Register : IAsyncLifetime
    {
        private readonly OrganizationsService service = new();

        public NpgsqlDataSource Connections => service.Connections;

        public async Task InitializeAsync()
        {
            await service.InitializeAsync();
            await using var connection = await service.Database.DataSource.OpenConnectionAsync();
            await connection.ExecuteAsync("""
                insert into organization (id, label, created_at)
                select prefix || number, prefix || number, now()
                from (values ('p', 63), ('d', 700), ('c', 17000)) level (prefix, count), generate_series(1, count) number;

                insert into organization_version (organization_id, valid_from, valid_to, recorded_from, name, kind, level, parent_id)
                select 'p' || number, date '2004-08-31', date 'infinity', now(), 'Tỉnh ' || number, 1, 2, null
                from generate_series(1, 63) number
                union all
                select 'd' || number, date '2004-08-31', date '2025-07-01', now(), 'Huyện ' || number, 1, 3, 'p' || number % 63 + 1
                from generate_series(1, 700) number
                union all
                select 'c' || number, date '2004-08-31', date '2025-07-01', now(), 'Xã ' || number,
                    case when number % 200 = 0 then 3 else 1 end, 4, 'd' || number % 700 + 1
                from generate_series(1, 17000) number
                union all
                select 'c' || number, date '2025-07-01', date 'infinity', now(), 'Xã ' || number, 1, 4, 'p' || number % 63 + 1
                from generate_series(3, 17000, 3) number;

                insert into organization_code (organization_id, scheme, code, valid_from, valid_to, recorded_from)
                select 'c' || number, 1, lpad(number::text, 5, '0'), date '2004-08-31', date '2025-07-01', now()
                from generate_series(1, 17000) number;

                insert into organization_lineage (change_id, predecessor_id, successor_id, effective_date, extent, recorded_from)
                select 'reform', 'c' || number, 'c' || number - number % 3, date '2025-07-01', 1, now()
                from generate_series(3, 17000) number
                where number % 3 > 0;

                analyze;
                """);
        }

        public Task DisposeAsync() => service.DisposeAsync();
    }
}
