using AnTq.Organizations.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

public sealed class CorrectionRefusalTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task A_correction_may_not_take_away_the_end_of_a_recorded_lineage()
    {
        var establishment = await service.RecordAsync(Changes.Establish("2010-01-01", "Cục mới"));
        var successor = await service.OnAsync(new Organization { Name = establishment.AffectedOrganizations[0] }, "2010-01-01");
        var merger = await service.RecordAsync(Changes.Merge("2012-01-01", successor, await service.UnitAsync("Cục cũ")));

        var moved = await Refused.WithAsync("ORGANIZATION_CHANGES_CONFLICT", StatusCode.FailedPrecondition, () =>
            service.CorrectAsync(establishment, Changes.Establish("2013-01-01", "Cục mới")));
        var withdrawn = await Refused.WithAsync("ORGANIZATION_CHANGES_CONFLICT", StatusCode.FailedPrecondition, () =>
            service.WithdrawAsync(establishment));
        var abolished = await Refused.WithAsync("ORGANIZATION_CHANGES_CONFLICT", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Abolish("2011-01-01", successor)));

        Assert.All([moved, withdrawn, abolished], refused =>
            Assert.Equal((successor.Name, merger.Name), (refused.Fact("organization"), refused.Fact("organization_changes"))));
        await service.WithdrawAsync(merger);
        await service.WithdrawAsync(establishment);
        await service.AssertTreeIsWholeAsync();
    }

    [Fact]
    public async Task A_correction_to_another_level_is_refused_while_units_of_that_level_stand_below()
    {
        var establishment = await service.RecordAsync(Unit(AdministrativeLevel.District, AdministrativeUnitType.RuralDistrict));
        var district = establishment.AffectedOrganizations[0];
        var below = Unit(AdministrativeLevel.Commune, AdministrativeUnitType.Commune);
        below.Establishment.Organization.Parent = district;
        await service.RecordAsync(below);

        var refused = await Refused.WithAsync("PARENT_LEVEL_DOES_NOT_FIT", StatusCode.FailedPrecondition, () =>
            service.CorrectAsync(establishment, Unit(AdministrativeLevel.Commune, AdministrativeUnitType.Ward)));
        await Refused.WithAsync("PARENT_LEVEL_DOES_NOT_FIT", StatusCode.FailedPrecondition, () => service.CorrectAsync(
            establishment, Changes.Establish("2010-01-01", "Cục")));

        Assert.Contains(district, refused.Status.Detail, StringComparison.Ordinal);
        await service.CorrectAsync(establishment, Unit(AdministrativeLevel.Province, AdministrativeUnitType.Province));

        static OrganizationChange Unit(AdministrativeLevel level, AdministrativeUnitType type)
        {
            var change = Changes.Establish("2010-01-01", "Đơn vị");
            var organization = change.Establishment.Organization;
            (organization.Kind, organization.Level, organization.AdministrativeUnitType) = (OrganizationKind.AdministrativeUnit, level, type);
            return change;
        }
    }

    [Fact]
    public async Task A_correction_that_breaks_a_later_change_is_refused_and_names_it()
    {
        var unit = await service.RecordAsync(Changes.Establish("2010-01-01", "Cục"));
        var cục = await service.Client.GetOrganizationAsync(new() { Name = unit.AffectedOrganizations[0], AsOf = "2010-01-01" });
        var later = await service.RecordAsync(Changes.Rename("2012-01-01", cục, "Tổng cục"));
        var before = await service.CountEverythingAsync();

        var corrected = await Refused.WithAsync("ORGANIZATION_CHANGES_CONFLICT", StatusCode.FailedPrecondition, () =>
            service.CorrectAsync(unit, Changes.Establish("2013-01-01", "Cục")));
        var withdrawn = await Refused.WithAsync("ORGANIZATION_CHANGES_CONFLICT", StatusCode.FailedPrecondition, () => service.WithdrawAsync(unit));
        var abolished = await Refused.WithAsync("ORGANIZATION_CHANGES_CONFLICT", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Abolish("2011-01-01", cục)));

        Assert.All([corrected, withdrawn, abolished], refused => Assert.Equal(later.Name, refused.Fact("organization_changes")));
        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task A_correction_that_leaves_others_hanging_is_refused_and_names_them()
    {
        var recorded = await service.RecordAsync(Changes.Establish("2010-01-01", "Bộ"));
        var above = await service.Client.GetOrganizationAsync(new() { Name = recorded.AffectedOrganizations[0], AsOf = "2010-01-01" });
        var unit = await service.UnitAsync("Phòng");
        var moved = await service.RecordAsync(Changes.Move("2012-01-01", unit, above.Name));

        var refused = await Refused.WithAsync("SUBORDINATES_REMAIN", StatusCode.FailedPrecondition, () =>
            service.CorrectAsync(recorded, Changes.Establish("2013-01-01", "Bộ")));

        Assert.Equal((unit.Name, moved.Name), (refused.Fact("subordinates"), refused.Fact("organization_changes")));
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_changes_nothing()
    {
        var unit = await service.UnitAsync("Xã A");
        var recorded = await service.RecordAsync(Changes.Rename("2010-01-01", unit, "Xã B"));
        await service.CorrectAsync(recorded, Changes.Rename("2010-01-01", unit, "Xã C"));
        var before = await service.CountEverythingAsync();

        await Refused.WithAsync("ETAG_MISMATCH", StatusCode.Aborted, () => service.CorrectAsync(recorded, Changes.Rename("2010-01-01", unit, "Xã D")));
        await Refused.WithAsync("ETAG_MISMATCH", StatusCode.Aborted, () => service.WithdrawAsync(recorded));

        Assert.Equal(before, await service.CountEverythingAsync());
    }
}
