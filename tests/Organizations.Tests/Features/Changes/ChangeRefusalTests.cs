using AnTq.Organizations.V1;
using Dapper;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

public sealed class ChangeRefusalTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task What_is_not_there_or_not_in_force_on_the_day_is_refused()
    {
        var unit = await service.UnitAsync("Xã", to: "2020-01-01");
        var before = await service.CountEverythingAsync();

        await RefusedAsync("ORGANIZATION_NOT_FOUND", StatusCode.NotFound, Changes.Rename("2020-01-01", new Organization { Name = "organizations/nobody" }, "Xã"));
        await RefusedAsync("PARENT_NOT_FOUND", StatusCode.NotFound, Changes.Establish("2020-01-01", "Xã", "organizations/nobody"));
        await RefusedAsync("PARENT_NOT_FOUND", StatusCode.NotFound, Changes.Move("2010-01-01", unit, "organizations/nobody"));
        await RefusedAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, Changes.Rename("2020-01-01", unit, "Xã mới"));
        await RefusedAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, Changes.Abolish("2004-08-31", unit));
        await RefusedAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, Changes.Rename("2004-08-30", unit, "Xã mới"));
        await RefusedAsync("PARENT_NOT_IN_FORCE", StatusCode.FailedPrecondition, Changes.Establish("2010-01-01", "Thôn", unit.Name));
        await RefusedAsync("ORGANIZATION_ALREADY_EXISTS", StatusCode.AlreadyExists, Changes.Establish(
            "2010-01-01", "Xã", id: unit.Name.Split('/')[1]));
        await Refused.WithAsync("ORGANIZATION_CHANGE_NOT_FOUND", StatusCode.NotFound, async () =>
            await service.Changes.GetOrganizationChangeAsync(new() { Name = "organizationChanges/nobody" }));

        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task A_parent_that_ends_before_what_would_move_below_it_is_refused()
    {
        var (parent, unit) = (await service.UnitAsync("Huyện", to: "2015-01-01"), await service.UnitAsync("Xã"));

        var refused = await Refused.WithAsync("PARENT_NOT_IN_FORCE", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Move("2010-01-01", unit, parent.Name)));

        Assert.Equal("{[2004-08-31,2015-01-01)}", refused.Fact("parent_in_force"));
    }

    [Fact]
    public async Task Administrative_units_stand_below_units_of_a_higher_level()
    {
        var province = await service.RegisterAsync(Unit("Tỉnh", AdministrativeUnitType.Province));
        var district = await service.RegisterAsync(Unit("Huyện", AdministrativeUnitType.RuralDistrict, province));
        var commune = await service.RegisterAsync(Unit("Xã", AdministrativeUnitType.Commune, district));
        var agency = await service.UnitAsync("Sở");
        Assert.Equal(AdministrativeUnitType.Commune, commune.AdministrativeUnitType);

        foreach (var parent in new[] { commune, agency })
        {
            await RefusedAsync("PARENT_LEVEL_DOES_NOT_FIT", StatusCode.FailedPrecondition, Changes.Move("2010-01-01", district, parent.Name));
            await Refused.WithAsync("PARENT_LEVEL_DOES_NOT_FIT", StatusCode.FailedPrecondition, () =>
                service.RegisterAsync(Unit("Phường", AdministrativeUnitType.Ward, parent)));
        }
        await service.RecordAsync(Changes.Move("2010-01-01", commune, province.Name));
    }

    [Fact]
    public async Task A_unit_gets_another_type_of_its_level_and_no_other()
    {
        var commune = await service.RegisterAsync(Unit("Xã Huyền Tụng", AdministrativeUnitType.Commune));
        var agency = await service.UnitAsync("Sở");

        await RefusedAsync("ADMINISTRATIVE_UNIT_TYPE_DOES_NOT_FIT", StatusCode.FailedPrecondition, Retype(commune, AdministrativeUnitType.Town));
        await RefusedAsync("ADMINISTRATIVE_UNIT_TYPE_DOES_NOT_FIT", StatusCode.FailedPrecondition, Retype(agency, AdministrativeUnitType.Ward));
        await service.RecordAsync(Retype(commune, AdministrativeUnitType.Ward));

        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        Assert.Equal(
            [("Xã Huyền Tụng", (int)AdministrativeUnitType.Commune), ("Xã Huyền Tụng", (int)AdministrativeUnitType.Ward)],
            await connection.QueryAsync<(string, int)>(
                "select name, type from organization_version where organization_id = @Id and recorded_to = 'infinity' order by valid_from",
                new { Id = commune.Name.Split('/')[1] }));
    }

    [Fact]
    public async Task What_is_moved_may_not_reach_deeper_than_12_levels_with_all_that_is_below_it()
    {
        var (upper, lower) = (await ChainAsync(7), await ChainAsync(6));

        await RefusedAsync("TREE_TOO_DEEP", StatusCode.FailedPrecondition, Changes.Move("2010-01-01", lower[0], upper[6].Name));
        await service.RecordAsync(Changes.Move("2010-01-01", lower[0], upper[5].Name));

        Assert.Equal(11, (await service.OnAsync(lower[5], "2010-01-01")).Ancestors.Count);
        await RefusedAsync("TREE_TOO_DEEP", StatusCode.FailedPrecondition, Changes.Establish("2010-01-01", "Cấp 13", lower[5].Name));
    }

    [Fact]
    public async Task A_unit_does_not_come_to_stand_below_itself_on_a_later_day_either()
    {
        var (a, b) = (await service.UnitAsync("A"), await service.UnitAsync("B"));
        await service.RecordAsync(Changes.Move("2020-01-01", a, b.Name));

        await RefusedAsync("ORGANIZATION_BELOW_ITSELF", StatusCode.FailedPrecondition, Changes.Move("2010-01-01", b, a.Name));
    }

    [Fact]
    public async Task Only_what_stands_directly_below_is_divided()
    {
        var (divided, other) = (await service.UnitAsync("Huyện"), await service.UnitAsync("Huyện khác"));
        var elsewhere = await service.UnitAsync("Xã", other);

        await RefusedAsync("SUBORDINATE_NOT_BELOW", StatusCode.FailedPrecondition, Changes.Divide(
            "2010-01-01", divided, continues: true, new DivisionPart { ExistingOrganization = other.Name, Subordinates = { elsewhere.Name } }));
    }

    [Fact]
    public async Task A_part_that_one_has_given_another_on_a_day_is_told_once()
    {
        var (divided, other) = (await service.UnitAsync("Huyện"), await service.UnitAsync("Huyện khác"));
        var division = Changes.Divide("2010-01-01", divided, continues: true, new DivisionPart { ExistingOrganization = other.Name });
        await service.RecordAsync(division);

        await RefusedAsync("LINEAGE_ALREADY_RECORDED", StatusCode.AlreadyExists, division);
    }

    [Fact]
    public async Task A_change_of_more_than_5000_organizations_is_refused()
    {
        var large = await service.UnitAsync("Bộ");
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into organization (id, label, created_at) select 'many-' || number, 'zz' || number, now() from generate_series(1, 5001) number;
            insert into organization_effect (
                change_id, organization_id, effective_date, starts, name, kind, level, sets_parent, parent_id, recorded_from)
            select 'many', 'many-' || number, '2004-08-31', true, 'Đội', 6, 4, true, @Parent, now() from generate_series(1, 5001) number;
            insert into organization_version (organization_id, valid_from, name, kind, level, parent_id, recorded_from)
            select 'many-' || number, '2004-08-31', 'Đội', 6, 4, @Parent, now() from generate_series(1, 5001) number
            """,
            new { Parent = large.Name.Split('/')[1] });

        await RefusedAsync("ORGANIZATION_CHANGE_TOO_LARGE", StatusCode.FailedPrecondition, Changes.Merge(
            "2010-01-01", await service.UnitAsync("Bộ khác"), large));
    }

    private Task<RpcException> RefusedAsync(string reason, StatusCode code, OrganizationChange change) =>
        Refused.WithAsync(reason, code, () => service.RecordAsync(change));

    private async Task<IReadOnlyList<Organization>> ChainAsync(int length)
    {
        var chain = new List<Organization>();
        for (var level = 1; level <= length; level++)
            chain.Add(await service.UnitAsync($"Cấp {level}", level == 1 ? null : chain[^1]));
        return chain;
    }

    private static CreateOrganizationRequest Unit(string name, AdministrativeUnitType type, Organization? above = null)
    {
        var level = type switch
        {
            AdministrativeUnitType.Province => AdministrativeLevel.Province,
            AdministrativeUnitType.RuralDistrict => AdministrativeLevel.District,
            _ => AdministrativeLevel.Commune,
        };
        var request = Requests.Create(name, above?.Name ?? "", level: level);
        request.Organization.AdministrativeUnitType = type;
        return request;
    }

    private static OrganizationChange Retype(Organization unit, AdministrativeUnitType type) =>
        Changes.On("2010-01-01", change => change.Renaming = new Renaming { Organization = unit.Name, AdministrativeUnitType = type });
}
