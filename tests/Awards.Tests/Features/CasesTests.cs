using AnTq.Awards.V1;
using AnTq.Organizations.V1;
using AnTq.Platform.Errors;
using Google.Rpc;
using Grpc.Core;
using Xunit;
using Comparison = AnTq.Awards.V1.Reconciliation.Types.Status;

namespace AnTq.Awards.Tests.Features;

/// <summary>The acceptance cases, by their numbers.</summary>
[Collection(BesideOrganizations.Name)]
public sealed class CasesTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task C01_the_ten_years_of_a_city_are_tabulated_and_reconciled()
    {
        var city = await service.Organizations.RegisterAsync(
            "Thành phố Yên Bái", AdministrativeLevel.District, service.Province.Name, to: "2025-07-01");
        var statement = await service.OpenAsync(178, 241);
        await service.RecordAsync(statement.Name, Requests.C01(city));

        var table = await service.TabulateAsync(statement.Name);

        Assert.Equal(
            [
                "Bộ Công an | Cờ thi đua | 5 | 0",
                "Bộ Công an | Bằng khen | 4 | 1",
                "Chủ tịch UBND tỉnh | Bằng khen | 14 | 16",
                "Giám đốc Công an tỉnh | Giấy khen | 22 | 25",
                "Chủ tịch UBND thành phố | Giấy khen | 133 | 199",
            ],
            table.Print());
        Assert.Equal(new AwardCounts { Collectives = 178, Individuals = 241 }, table.Total);
        Assert.Equal(
            new Reconciliation { Status = Comparison.Match, CollectivesSum = 178, IndividualsSum = 241 }, table.Reconciliation);

        var confirmed = await service.ConfirmAsync(await service.ReadAsync(statement.Name));

        Assert.Equal(AwardStatement.Types.State.Confirmed, confirmed.State);
        Assert.Equal(confirmed, await service.ReadAsync(statement.Name));
        Assert.Equal(table.Rows, (await service.TabulateAsync(organization: city.Name)).Rows);
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    [Fact]
    public async Task C03_a_difference_is_refused_until_a_note_explains_it()
    {
        var statement = await OpenC03Async();

        var refused = await Refused.WithAsync("DECLARED_TOTALS_DIFFER", StatusCode.FailedPrecondition, service.ConfirmAsync(statement));

        Assert.Equal(
            [
                "Tập thể: cộng được 177, văn bản nêu 178, chênh lệch −1. (Collectives: sum 177, declared 178, difference −1.)",
                "Cá nhân: cộng được 241, văn bản nêu 241, chênh lệch 0. (Individuals: sum 241, declared 241, difference 0.)",
            ],
            refused.ReadDetail<PreconditionFailure>()!.Violations.Select(violation => violation.Description));
        Assert.Equal("-1", refused.Fact("collectives_difference"));
        Assert.Empty(await service.AnnouncedAsync(statement.Name));
        var table = await service.TabulateAsync(statement.Name);
        Assert.Equal(5, table.Rows.Count);
        Assert.Equal((Comparison.Mismatch, -1L, 0L), Differences(table.Reconciliation));
        await Refused.WithAsync("DECLARED_TOTALS_DIFFER", StatusCode.FailedPrecondition, service.ConfirmAsync(statement, "  "));

        var confirmed = await service.ConfirmAsync(statement, "Bài báo tính cả một tập thể ngoài thành phố.");

        Assert.Equal("Bài báo tính cả một tập thể ngoài thành phố.", confirmed.DifferenceNote);
        Assert.Equal((Comparison.Mismatch, -1L, 0L), Differences(confirmed.Reconciliation));
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    [Fact]
    public async Task C03_is_confirmed_without_a_note_once_the_wrong_line_is_deleted_and_entered_anew()
    {
        var statement = await OpenC03Async();
        await service.DeleteAsync((await service.ListAsync(statement))[4]);
        await service.RecordAsync(statement.Name, Requests.C01(service.City).Last());

        await Refused.WithAsync("ETAG_MISMATCH", StatusCode.Aborted, service.ConfirmAsync(statement));
        var confirmed = await service.ConfirmAsync(await service.ReadAsync(statement.Name));

        Assert.Equal((Comparison.Match, 0L, 0L), Differences(confirmed.Reconciliation));
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    [Fact]
    public async Task C11_unsplit_forms_are_counted_together()
    {
        var province = await service.Organizations.RegisterAsync("Tỉnh Cao Bằng", AdministrativeLevel.Province);
        var statement = await service.OpenWithAsync(
            Unsplit(province, GrantingAuthority.ProvincialChair, Requests.Count(12), Requests.Count(8)),
            Unsplit(province, GrantingAuthority.MinistryOfPublicSecurity, Requests.Count(14), null),
            Commendation(province, 29, 28));

        var table = await service.TabulateAsync(statement.Name);

        Assert.Equal(
            [
                "Bộ Công an | Cờ thi đua / Bằng khen (không tách) | 14 | 0",
                "Chủ tịch UBND tỉnh | Cờ thi đua / Bằng khen (không tách) | 12 | 8",
                "Giám đốc Công an tỉnh | Giấy khen | 29 | 28",
            ],
            table.Print());
        Assert.Equal([AwardForm.EmulationFlag, AwardForm.CertificateOfMerit], table.Rows[0].Forms);
        Assert.Equal(new AwardCounts { Collectives = 55, Individuals = 36 }, table.Total);
        Assert.Equal(Comparison.NotDeclared, table.Reconciliation.Status);
    }

    [Fact]
    public async Task C13_the_share_of_a_district_is_part_of_the_province()
    {
        var province = await service.Organizations.RegisterAsync("Tỉnh Tuyên Quang", AdministrativeLevel.Province);
        var district = await service.Organizations.RegisterAsync("Huyện Hàm Yên", AdministrativeLevel.District, province.Name);
        var statement = await service.OpenWithAsync(
            Merit(province, GrantingAuthority.MinistryOfPublicSecurity, 7, "Bộ trưởng Bộ Công an"),
            Merit(province, GrantingAuthority.ProvincialChair, 9),
            Commendation(province, 23, 17),
            Commendation(district, 3, 2));

        var whole = await service.TabulateAsync(statement.Name);
        var share = await service.TabulateAsync(statement.Name, district.Name);

        Assert.Equal(new AwardCounts { Collectives = 42, Individuals = 19 }, whole.Total);
        Assert.Equal("Bộ trưởng Bộ Công an | Bằng khen | 7 | 0", whole.Print().First());
        Assert.Equal("Giám đốc Công an tỉnh | Giấy khen | 26 | 19", whole.Print().Last());
        Assert.Equal(["Giám đốc Công an tỉnh | Giấy khen | 3 | 2"], share.Print());
        Assert.Null(share.Reconciliation);
    }

    private async Task<AwardStatement> OpenC03Async()
    {
        var statement = await service.OpenAsync(178, 241);
        await service.RecordAsync(statement.Name, Requests.C01(service.City, collectivesOfTheCity: 132));
        return await service.ReadAsync(statement.Name);
    }

    private static (Comparison, long, long) Differences(Reconciliation reconciliation) =>
        (reconciliation.Status, reconciliation.CollectivesDifference, reconciliation.IndividualsDifference);

    private static Award Unsplit(
        Organization organization, GrantingAuthority authority, Recipients collectives, Recipients? individuals)
    {
        var award = Requests.Award(organization, authority, AwardForm.CertificateOfMerit, collectives, individuals);
        award.Forms.Add(AwardForm.EmulationFlag);
        return award;
    }

    private static Award Merit(Organization organization, GrantingAuthority authority, int collectives, string statedAs = "") =>
        Requests.Award(organization, authority, AwardForm.CertificateOfMerit, Requests.Count(collectives), null, statedAs);

    private static Award Commendation(Organization organization, int collectives, int individuals) => Requests.Award(
        organization,
        GrantingAuthority.ProvincialPoliceDirector,
        AwardForm.CertificateOfCommendation,
        Requests.Count(collectives),
        Requests.Count(individuals));
}
