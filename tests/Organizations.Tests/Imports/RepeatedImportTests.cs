using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Imports;

/// <summary>Imports that come again, come at once, or only ask what would be.</summary>
public sealed class RepeatedImportTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private const int AtOnce = 4;

    [Fact]
    public async Task The_same_request_gets_the_same_report()
    {
        var (rows, header) = (Import.Rows(Import.Province("10", "Tỉnh Mười")), Import.Header(1));
        var first = await service.ImportAsync(rows, header);
        var after = await service.CountEverythingAsync();

        var again = await service.ImportAsync(rows, header);

        Assert.True(first.Imported);
        Assert.Equal(first, again);
        Assert.Equal(after, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task The_same_request_id_with_other_rows_is_refused()
    {
        var header = Import.Header(1);
        await service.ImportAsync(Import.Rows(Import.Province("11", "Tỉnh Mười Một")), header);

        await Refused.WithAsync("REQUEST_ID_REUSED", StatusCode.InvalidArgument, () =>
            service.ImportAsync(Import.Rows(Import.Province("11", "Tỉnh Khác")), header));
    }

    [Fact]
    public async Task A_check_reports_and_changes_nothing()
    {
        var rows = Import.Rows(Import.Province("12", "Tỉnh Mười Hai"), Import.District("120", "Huyện Một Trăm Hai Mươi", "12"));
        var before = await service.CountEverythingAsync();

        var check = await service.ImportAsync(rows, Import.Header(2, validateOnly: true));

        Assert.Equal((2, 2, 0, 0, false), (check.RowsRead, check.RowsAccepted, check.RowsUnchanged, check.RowsRefused, check.Imported));
        Assert.Equal(before, await service.CountEverythingAsync());
        Assert.True((await service.ImportAsync(rows)).Imported);
    }

    [Fact]
    public async Task Of_the_same_rows_at_once_one_import_takes_them_and_the_others_find_them_there()
    {
        var rows = Import.Rows([.. Enumerable.Range(200, 100).Select(code => Import.District($"{code}", $"Huyện {code}", "13")), Import.Province("13", "Tỉnh Mười Ba")]);

        var reports = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => service.ImportAsync(rows))));

        Assert.Single(reports, report => report is { Imported: true, RowsAccepted: 101 });
        Assert.Equal(AtOnce - 1, reports.Count(report => report is { Imported: false, RowsUnchanged: 101 }));
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_at_once_leave_one_truth()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => Task.Run(() =>
            service.ImportAsync(Import.Rows(Import.Province("14", $"Tỉnh {number}"))))));

        Assert.All(reports, report => Assert.Equal(1, report.RowsAccepted));
        var page = await service.Client.ListOrganizationsAsync(new() { OfficialCode = Requests.Statistics("14") });
        Assert.Equal("gso-14-2004-08-31", Assert.Single(page.Organizations).Name["organizations/".Length..]);
    }

    [Fact]
    public async Task Beside_an_import_others_may_register_organizations()
    {
        var rows = Import.Rows([Import.Province("15", "Tỉnh Mười Lăm"), .. Enumerable.Range(400, 100).Select(code => Import.District($"{code}", $"Huyện {code}", "15"))]);

        var import = Task.Run(() => service.ImportAsync(rows));
        var registered = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => service.RegisterAsync(Requests.Create($"Tỉnh bên cạnh {number}"))));

        Assert.True((await import).Imported);
        Assert.Equal(AtOnce, registered.Length);
    }
}
