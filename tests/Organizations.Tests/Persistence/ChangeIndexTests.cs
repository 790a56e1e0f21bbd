using AnTq.Organizations.Persistence;
using Dapper;
using Xunit;

namespace AnTq.Organizations.Tests.Persistence;

/// <summary>What a change asks of a register of the country's size is found by an index, however much else is recorded.</summary>
public sealed class ChangeIndexTests(ChangeIndexTests.ChangedRegister register) : IClassFixture<ChangeIndexTests.ChangedRegister>
{
    private static readonly string[] Few = ["d5", "c7", "c8"];
    private static readonly DateTime Day = new(2025, 7, 1);
    private static readonly DateTime[] Days = [Day, Day, Day];
    private static readonly ChangeFilter Everything = new() { Limit = 51 };

    public static TheoryData<string, string, object> Statements => new()
    {
        { "organization_effect_known", SurroundingsSql.Ids, new { Ids = Few, Ending = new[] { "d5" }, Day, Limit = 5_001 } },
        { "organization_effect_known", TimelineSql.Load, new { Ids = Few } },
        { "organization_version_by_parent", SurroundingsSql.Depths, new { Ids = Few } },
        { "organization_version_by_parent", SurroundingsSql.Remaining, new { Ids = Few, From = Days, To = Days, Affected = Few } },
        {
            "organization_version_by_parent", SurroundingsSql.Misplaced,
            new { Ids = Few, From = Days, To = Days, Kinds = new short[] { 1, 1, 1 }, Levels = new short[] { 4, 4, 4 }, Affected = Few }
        },
        { "organization_lineage_known", SurroundingsSql.BrokenLineage, new { Ids = Few, From = Days, To = Days, ChangeId = "x" } },
        { "organization_lineage_backwards", SurroundingsSql.BrokenLineage, new { Ids = Few, From = Days, To = Days, ChangeId = "x" } },
        {
            "organization_code_by_code", TakenCodes.Taken,
            new
            {
                Schemes = new short[] { 1, 1, 1 }, Codes = new[] { "00007", "00008", "00009" }, From = Days, To = Days, Changed = Few,
            }
        },
        { "organization_change_known", ChangeSql.Known, new { Id = "change-7" } },
        // What organization_tree_next asks.
        { "organization_change_recorded", "select max(recorded_from) from organization_change", new { } },
        { "organization_change_by_day", ChangeSql.Page(Everything), new { Everything.Limit } },
        {
            "organization_change_by_day", ChangeSql.Page(Everything with { AfterDay = new(2020, 1, 1), AfterId = "x" }),
            new { Everything.Limit, AfterDay = new DateTime(2020, 1, 1), AfterId = "x" }
        },
        {
            "organization_change_of", ChangeSql.Page(Everything with { OrganizationId = "c7" }),
            new { Everything.Limit, OrganizationId = "c7" }
        },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task It_is_found_by_its_index(string index, string sql, object parameters)
    {
        await using var connection = await register.Connections.OpenConnectionAsync();
        var plan = string.Join('\n', await connection.QueryAsync<string>($"explain (analyze, timing off) {sql}", parameters));

        Assert.Matches($"Index (Only )?Scan (Backward )?(using|on) {index} ", plan);
        Assert.DoesNotMatch("Seq Scan on organization_", plan);
    }

    /// <summary>The register, each version from an effect, with a change of every commune and a link from each to the next.</summary>
    public sealed class ChangedRegister : IAsyncLifetime
    {
        private readonly IndexTests.Register register = new();

        public Npgsql.NpgsqlDataSource Connections => register.Connections;

        public async Task InitializeAsync()
        {
            await register.InitializeAsync();
            await using var connection = await Connections.OpenConnectionAsync();
            await connection.ExecuteAsync(
                """
                insert into organization_effect (
                    change_id, organization_id, effective_date, starts, name, kind, level, sets_parent, parent_id, recorded_from)
                select 'registration', organization_id, valid_from, valid_from < '2025-07-01', name, kind, level, true, parent_id, recorded_from
                from organization_version;

                insert into organization_change (id, revision, kind, effective_date, details, reason, affected, recorded_from)
                select 'change-' || number, 1, 'renaming', date '2005-01-01' + number % 7000, '{}', 'Vì', array['c' || number],
                    now() - number * interval '1 second'
                from generate_series(1, 17000) number;

                insert into organization_lineage (change_id, predecessor_id, successor_id, effective_date, extent, recorded_from)
                select 'change-' || number, 'c' || number, 'c' || number + 1, date '2025-07-01', 1, now()
                from generate_series(1, 16999) number;

                analyze;
                """,
                commandTimeout: 240);
        }

        public Task DisposeAsync() => register.DisposeAsync();
    }
}
