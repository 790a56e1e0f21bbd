using AnTq.Organizations.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

public sealed class RecordChangeTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task A_change_is_answered_and_read_as_it_was_recorded()
    {
        var unit = await service.UnitAsync("Phòng Tham mưu");

        var recorded = await service.RecordAsync(Changes.Rename("2015-04-15", unit, "Phòng Tham mưu tổng hợp"), "rename-the-office");

        Assert.Equal("organizationChanges/rename-the-office", recorded.Name);
        Assert.Equal([unit.Name], recorded.AffectedOrganizations);
        Assert.Equal((OrganizationChange.Types.State.Recorded, 1), (recorded.State, recorded.Revision));
        Assert.Equal("1684/NQ-UBTVQH15", recorded.LegalBasis.Number);
        Assert.Equal(recorded, await service.Changes.GetOrganizationChangeAsync(new() { Name = recorded.Name }));
        await Refused.WithAsync("ORGANIZATION_CHANGE_ALREADY_EXISTS", StatusCode.AlreadyExists, () =>
            service.RecordAsync(Changes.Rename("2016-04-15", unit, "Phòng khác"), "rename-the-office"));
    }

    [Fact]
    public async Task An_establishment_registers_an_organization()
    {
        var parent = await service.UnitAsync("Bộ");

        var recorded = await service.RecordAsync(Changes.Establish("2015-04-15", "Cục", parent.Name, code: "11111"));

        var established = await service.Client.GetOrganizationAsync(
            new() { Name = Assert.Single(recorded.AffectedOrganizations), AsOf = "2015-04-15" });
        Assert.Equal(("Cục", parent.Name, "2015-04-15", ""), (established.DisplayName, established.Parent, established.ValidFrom, established.ValidTo));
        Assert.Equal([Requests.Statistics("11111")], established.OfficialCodes);
        Assert.False(await service.IsInForceAsync(established, "2015-04-14"));
    }

    [Fact]
    public async Task A_change_ahead_of_time_is_seen_on_its_day_and_not_before()
    {
        var unit = await service.UnitAsync("Xã Đức Xuân");

        await service.RecordAsync(Changes.Rename("2099-01-01", unit, "Phường Đức Xuân"));

        Assert.Equal("Xã Đức Xuân", (await service.OnAsync(unit, "2098-12-31")).DisplayName);
        Assert.Equal("2099-01-01", (await service.OnAsync(unit, "")).ValidTo);
        Assert.Equal("Phường Đức Xuân", (await service.OnAsync(unit, "2099-01-01")).DisplayName);
    }

    [Fact]
    public async Task A_change_in_the_past_lies_below_those_that_are_later()
    {
        var (unit, above) = (await service.UnitAsync("Xã A"), await service.UnitAsync("Huyện"));
        await service.RecordAsync(Changes.Rename("2020-01-01", unit, "Xã C"));

        await service.RecordAsync(Changes.Rename("2010-01-01", unit, "Xã B"));
        await service.RecordAsync(Changes.Move("2015-01-01", unit, above.Name));

        Assert.Equal(("Xã A", ""), await ToldAsync("2009-12-31"));
        Assert.Equal(("Xã B", ""), await ToldAsync("2010-01-01"));
        Assert.Equal(("Xã B", above.Name), await ToldAsync("2015-01-01"));
        Assert.Equal(("Xã C", above.Name), await ToldAsync("2020-01-01"));

        async Task<(string, string)> ToldAsync(string day)
        {
            var told = await service.OnAsync(unit, day);
            return (told.DisplayName, told.Parent);
        }
    }

    [Fact]
    public async Task What_is_below_moves_along()
    {
        var (first, second) = (await service.UnitAsync("Tỉnh A"), await service.UnitAsync("Tỉnh B"));
        var district = await service.UnitAsync("Huyện", first);
        var commune = await service.UnitAsync("Xã", district);

        await service.RecordAsync(Changes.Move("2008-08-01", district, second.Name));

        Assert.Equal([first.Name, district.Name], (await service.OnAsync(commune, "2008-07-31")).Ancestors);
        Assert.Equal([second.Name, district.Name], (await service.OnAsync(commune, "2008-08-01")).Ancestors);
    }

    [Fact]
    public async Task Two_swap_their_codes_on_one_day_by_way_of_a_third_code()
    {
        var (one, other) = (await service.UnitAsync("Xã Một", code: "22221"), await service.UnitAsync("Xã Hai", code: "22222"));

        await service.RecordAsync(Changes.Recode("2010-01-01", one, "22223"));
        await service.RecordAsync(Changes.Recode("2010-01-01", other, "22221"));
        await service.RecordAsync(Changes.Recode("2010-01-01", one, "22222"));

        Assert.Equal([Requests.Statistics("22221")], (await service.OnAsync(one, "2009-12-31")).OfficialCodes);
        Assert.Equal([Requests.Statistics("22222")], (await service.OnAsync(one, "2010-01-01")).OfficialCodes);
        Assert.Equal([Requests.Statistics("22221")], (await service.OnAsync(other, "2010-01-01")).OfficialCodes);
        var holder = await service.Client.ListOrganizationsAsync(new() { AsOf = "2010-01-01", OfficialCode = Requests.Statistics("22221") });
        Assert.Equal(other.Name, Assert.Single(holder.Organizations).Name);
    }

    [Fact]
    public async Task A_code_that_another_holds_on_some_day_is_refused()
    {
        var (one, other) = (await service.UnitAsync("Xã Ba", code: "33331"), await service.UnitAsync("Xã Bốn", code: "33332"));

        var refused = await Refused.WithAsync("OFFICIAL_CODE_IN_USE", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Recode("2010-01-01", one, "33332")));

        Assert.Equal(("33332", other.Name), (refused.Fact("code"), refused.Fact("holder")));
    }

    [Fact]
    public async Task Validating_and_repeating_change_nothing()
    {
        var unit = await service.UnitAsync("Xã Thử");
        var request = new RecordOrganizationChangeRequest
        {
            OrganizationChange = Changes.Rename("2010-01-01", unit, "Xã Thử lại"), RequestId = Requests.NewRequestId(), ValidateOnly = true,
        };
        var before = await service.CountEverythingAsync();
        Assert.Equal([unit.Name], (await service.Changes.RecordOrganizationChangeAsync(request)).AffectedOrganizations);
        Assert.Equal(before, await service.CountEverythingAsync());

        request.ValidateOnly = false;
        var first = await service.Changes.RecordOrganizationChangeAsync(request);
        var recorded = await service.CountEverythingAsync();
        Assert.Equal(first, await service.Changes.RecordOrganizationChangeAsync(request));
        Assert.Equal(recorded, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task Changes_are_listed_by_day_and_by_organization_page_by_page()
    {
        var unit = await service.UnitAsync("Xã Sổ");
        foreach (var day in new[] { "2012-01-01", "2010-01-01", "2011-01-01" })
            await service.RecordAsync(Changes.Rename(day, unit, $"Xã {day}"));

        var listed = new List<string>();
        var token = "";
        do
        {
            var page = await service.Changes.ListOrganizationChangesAsync(
                new() { Organization = unit.Name, PageSize = 1, PageToken = token, EffectiveFrom = "2004-09-01", EffectiveBefore = "2012-01-01" });
            listed.AddRange(page.OrganizationChanges.Select(change => change.EffectiveDate));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["2010-01-01", "2011-01-01"], listed);
    }
}
