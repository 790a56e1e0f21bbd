using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using Dapper;
using Grpc.Core;
using Xunit;
using Comparison = AnTq.Awards.V1.Reconciliation.Types.Status;

namespace AnTq.Awards.Tests.Features;

[Collection(BesideOrganizations.Name)]
public sealed class TabulateAwardsTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task A_number_that_is_not_stated_is_marked_and_adds_nothing()
    {
        var statement = await service.OpenAsync(9, 1);
        await service.RecordAsync(
            statement.Name,
            Ministry(AwardForm.CertificateOfMerit, Requests.Count(9), Requests.Count(1)),
            Ministry(AwardForm.CommemorativeMedal, null, Requests.NotStated()),
            Ministry(AwardForm.CertificateOfMerit, Requests.NotStated(), null));

        var table = await service.TabulateAsync(statement.Name);

        Assert.Equal(
            [
                new AwardCounts { Collectives = 9, Individuals = 1, CollectivesNotStated = true },
                new AwardCounts { IndividualsNotStated = true },
            ],
            table.Rows.Select(row => row.Counts));
        Assert.Equal(
            new AwardCounts { Collectives = 9, Individuals = 1, CollectivesNotStated = true, IndividualsNotStated = true }, table.Total);
        Assert.Equal(Comparison.Match, table.Reconciliation.Status);
    }

    [Fact]
    public async Task Named_recipients_count_as_their_number()
    {
        var statement = await service.OpenWithAsync(
            Ministry(AwardForm.CertificateOfMerit, Requests.Named(Name("A"), Name("B"), Name("B")), Requests.Named(Name("C"))));
        Assert.Equal(["Bộ Công an | Bằng khen | 3 | 1"], (await service.TabulateAsync(statement.Name)).Print());
    }

    [Theory]
    [InlineData("UBND tỉnh", "UBND tỉnh", "UBND tỉnh")]
    [InlineData("UBND tỉnh", "Chủ tịch UBND Tỉnh", "Chủ tịch UBND tỉnh")]
    [InlineData("UBND tỉnh", "", "Chủ tịch UBND tỉnh")]
    [InlineData("", "", "Chủ tịch UBND tỉnh")]
    public async Task The_sources_own_words_win_where_all_use_the_same(string first, string second, string printed)
    {
        var statement = await service.OpenWithAsync(new[] { first, second }.Select(words => Requests.Award(
            service.City, GrantingAuthority.ProvincialChair, AwardForm.CertificateOfMerit, Requests.Count(1), null, words)));
        Assert.Equal([$"{printed} | Bằng khen | 2 | 0"], (await service.TabulateAsync(statement.Name)).Print());
    }

    [Fact]
    public async Task An_organizations_table_has_what_is_granted_from_all_its_statements()
    {
        var city = await service.Organizations.RegisterAsync("Thành phố Bắc Kạn", Organizations.V1.AdministrativeLevel.District);
        var draft = await service.OpenWithAsync(Requests.AnyAward(city));
        foreach (var _ in Enumerable.Range(0, 2))
            await service.ConfirmAsync(await service.OpenWithAsync(Requests.AnyAward(city), Requests.AnyAward(service.City)));

        var table = await service.TabulateAsync(organization: city.Name);

        Assert.Equal(["Chủ tịch UBND tỉnh | Bằng khen | 2 | 0"], table.Print());
        Assert.Null(table.Reconciliation);
        Assert.Equal(["Chủ tịch UBND tỉnh | Bằng khen | 1 | 0"], (await service.TabulateAsync(draft.Name, city.Name)).Print());
    }

    [Fact]
    public async Task What_has_no_awards_has_an_empty_table()
    {
        var statement = await service.OpenAsync(0);
        var table = await service.TabulateAsync(statement.Name);
        Assert.Empty(table.Rows);
        Assert.Equal(new AwardCounts(), table.Total);
        Assert.Equal(Comparison.Match, table.Reconciliation.Status);
        Assert.Empty((await service.TabulateAsync(organization: "organizations/nowhere")).Rows);
    }

    [Fact]
    public async Task A_table_is_of_something()
    {
        await Refused.ForFieldAsync("statement", service.Client.TabulateAwardsAsync(new TabulateAwardsRequest()));
        await Refused.WithAsync(
            "AWARD_STATEMENT_NOT_FOUND",
            StatusCode.NotFound,
            service.Client.TabulateAwardsAsync(new TabulateAwardsRequest { Statement = "awardStatements/nowhere" }));
    }

    [Fact]
    public async Task Neither_table_scans_all_awards()
    {
        var statement = await service.OpenWithAsync(Requests.AnyAward(service.City));
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            with other as (select s.* from award_statement s limit 1)
            insert into award (id, statement_id, position, organization_id, authority, stated_as, forms, span_start, span_end,
                span_start_is_approximate, collectives_form, collectives, individuals_form, individuals, decision_number, document, state,
                named_bytes, created_at)
            select gen_random_uuid(), other.id, 1000 + number, 'organization-' || number % 1000, 1 + number % 7, '', 2, '2023-01-01',
                '2023-12-31', false, 1, 1, 0, 0, '', 'A document', 2, 0, now()
            from other, generate_series(1, 20000) number
            """);
        await connection.ExecuteAsync("vacuum analyze award");

        var ofOrganization = await PlanAsync(
            TabulationStore.OfOrganization.Replace("@organizationId", "'organization-7'", StringComparison.Ordinal));
        var ofStatement = await PlanAsync(TabulationStore.OfStatement
            .Replace("@organizationId", "null", StringComparison.Ordinal)
            .Replace("@statementId", $"'{statement.Id()}'", StringComparison.Ordinal));

        Assert.Contains("Index Only Scan using award_granted_by_organization", ofOrganization, StringComparison.Ordinal);
        Assert.Contains("award_position_key", ofStatement, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on award ", ofOrganization + ofStatement, StringComparison.Ordinal);

        async Task<string> PlanAsync(string sql) => string.Join('\n', await connection.QueryAsync<string>($"explain {sql}"));
    }

    private Award Ministry(AwardForm form, Recipients? collectives, Recipients? individuals) =>
        Requests.Award(service.City, GrantingAuthority.MinistryOfPublicSecurity, form, collectives, individuals);

    private static NamedRecipient Name(string name) => new() { DisplayName = name };
}
