using AnTq.Organizations.V1;
using AnTq.Testing;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

public sealed class CorrectionTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task A_correction_replaces_the_change_and_what_was_recorded_stays()
    {
        var unit = await service.UnitAsync("Thị xã Bắc Kạn");
        var recorded = await service.RecordAsync(Changes.Rename("2015-04-15", unit, "Thành phố Bắc Cạn"));

        var corrected = await service.CorrectAsync(recorded, Changes.Rename("2015-05-15", unit, "Thành phố Bắc Kạn"));

        Assert.Equal((recorded.Name, 2), (corrected.Name, corrected.Revision));
        Assert.Equal("Thị xã Bắc Kạn", (await service.OnAsync(unit, "2015-05-14")).DisplayName);
        Assert.Equal("Thành phố Bắc Kạn", (await service.OnAsync(unit, "2015-05-15")).DisplayName);
        Assert.Equal(corrected, await service.Changes.GetOrganizationChangeAsync(new() { Name = recorded.Name }));
        Assert.Equal(recorded, await service.Changes.GetOrganizationChangeAsync(new() { Name = recorded.Name, KnownAt = recorded.RecordTime }));
        Assert.Equal(["Thành phố Bắc Cạn", "Thị xã Bắc Kạn"], await NamesKnownAsync(unit, recorded.RecordTime));
        Assert.Equal(["Thành phố Bắc Kạn", "Thị xã Bắc Kạn"], await NamesKnownAsync(unit, corrected.RecordTime));
    }

    [Fact]
    public async Task A_withdrawal_takes_everything_back_and_stays_readable()
    {
        var (yenBai, laoCai) = (await service.UnitAsync("Tỉnh Yên Bái"), await service.UnitAsync("Tỉnh Lào Cai"));
        var below = await service.UnitAsync("Xã Cẩm Ân", yenBai);
        var recorded = await service.RecordAsync(Changes.MergeAnew("2025-07-01", Changes.New("Tỉnh Lào Cai"), yenBai, laoCai));

        var withdrawn = await service.WithdrawAsync(recorded);

        Assert.Equal((OrganizationChange.Types.State.Withdrawn, 2), (withdrawn.State, withdrawn.Revision));
        Assert.Equal((yenBai.Name, ""), ((await service.OnAsync(below, "2025-07-01")).Parent, (await service.OnAsync(yenBai, "2025-07-01")).ValidTo));
        var successor = recorded.AffectedOrganizations.Except([yenBai.Name, laoCai.Name, below.Name]).Single();
        await Refused.WithAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, async () =>
            await service.Client.GetOrganizationAsync(new() { Name = successor, AsOf = "2025-07-01" }));
        Assert.Equal(recorded, await service.Changes.GetOrganizationChangeAsync(new() { Name = recorded.Name, KnownAt = recorded.RecordTime }));
        await Refused.WithAsync("ORGANIZATION_CHANGE_WITHDRAWN", StatusCode.FailedPrecondition, () => service.WithdrawAsync(withdrawn));
        await Refused.WithAsync("ORGANIZATION_CHANGE_WITHDRAWN", StatusCode.FailedPrecondition, () =>
            service.CorrectAsync(withdrawn, Changes.Rename("2010-01-01", yenBai, "Tỉnh")));
    }

    [Fact]
    public async Task A_merger_is_corrected_to_another_successor_with_all_that_went_along()
    {
        var (from, wrong, right) = (await service.UnitAsync("Xã A"), await service.UnitAsync("Xã B"), await service.UnitAsync("Xã C"));
        var village = await service.UnitAsync("Thôn", from);
        var recorded = await service.RecordAsync(Changes.Merge("2020-01-01", wrong, from));

        var corrected = await service.CorrectAsync(recorded, Changes.Merge("2020-02-01", right, from));

        Assert.Equal(from.Name, (await service.OnAsync(village, "2020-01-31")).Parent);
        Assert.Equal(right.Name, (await service.OnAsync(village, "2020-02-01")).Parent);
        Assert.Contains(wrong.Name, corrected.AffectedOrganizations);
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        Assert.Equal([right.Name], await connection.QueryAsync<string>(
            "select 'organizations/' || successor_id from organization_lineage where predecessor_id = @Id and recorded_to = 'infinity'",
            new { Id = from.Name.Split('/')[1] }));
    }

    [Fact]
    public async Task A_corrected_establishment_keeps_its_name_and_the_end_that_was_told_with_it()
    {
        var unit = await service.UnitAsync("Xã Nhầm", to: "2025-07-01");
        var listed = await service.Changes.ListOrganizationChangesAsync(new() { Organization = unit.Name });
        var recorded = Assert.Single(listed.OrganizationChanges);

        await service.CorrectAsync(recorded, Changes.Establish("2005-01-01", "Xã Đúng"));

        var corrected = await service.OnAsync(unit, "2005-01-01");
        Assert.Equal(("Xã Đúng", "2005-01-01", "2025-07-01"), (corrected.DisplayName, corrected.ValidFrom, corrected.ValidTo));
        Assert.False(await service.IsInForceAsync(unit, "2004-12-31"));
    }

    [Fact]
    public async Task A_change_that_was_read_is_corrected_in_one_point_and_its_parts_keep_their_names()
    {
        var divided = await service.UnitAsync("Huyện");
        var recorded = await service.RecordAsync(Changes.Divide(
            "2010-01-01",
            divided,
            continues: false,
            new DivisionPart { NewOrganization = Changes.New("Huyện A") },
            new DivisionPart { NewOrganization = Changes.New("Huyện B") }));

        // In another order, too: each part says which organization it is.
        var right = recorded.Clone();
        right.Division.Parts.Clear();
        right.Division.Parts.Add(recorded.Division.Parts.Reverse());
        right.Division.Parts[1].NewOrganization.DisplayName = "Huyện C";
        var corrected = await service.CorrectAsync(recorded, right);

        Assert.Equal(recorded.AffectedOrganizations, corrected.AffectedOrganizations);
        var renamed = new Organization { Name = $"organizations/{recorded.Division.Parts[0].NewOrganization.OrganizationId}" };
        Assert.Equal("Huyện C", (await service.OnAsync(renamed, "2010-01-01")).DisplayName);
    }

    [Fact]
    public async Task A_correction_does_not_overrule_what_was_recorded_after_the_change_for_the_same_day()
    {
        var unit = await service.UnitAsync("Xã A");
        var first = await service.RecordAsync(Changes.Rename("2010-01-01", unit, "Xã B"));
        await service.RecordAsync(Changes.Rename("2010-01-01", unit, "Xã C"));

        await service.CorrectAsync(first, Changes.Rename("2010-01-01", unit, "Xã D"));

        Assert.Equal("Xã C", (await service.OnAsync(unit, "2010-01-01")).DisplayName);
    }

    [Fact]
    public async Task Recorded_time_never_goes_back_when_a_copy_of_the_service_has_a_slow_clock()
    {
        var unit = await service.UnitAsync("Xã A");
        var recorded = await service.RecordAsync(Changes.Rename("2010-01-01", unit, "Xã B"));
        await using var slow = await service.StartAsync(new SettableTime(recorded.RecordTime.ToDateTimeOffset().AddMinutes(-5)));

        var corrected = await new OrganizationChangeService.OrganizationChangeServiceClient(slow.Channel).CorrectOrganizationChangeAsync(
            Changes.Correction(recorded, Changes.Rename("2010-01-01", unit, "Xã C")));

        Assert.True(corrected.RecordTime.ToDateTimeOffset() > recorded.RecordTime.ToDateTimeOffset());
        await Eventually.BecomesTrueAsync(
            async () => (await service.OnAsync(unit, "2010-01-01")).DisplayName == "Xã C", TimeSpan.FromSeconds(10));
    }

    private async Task<IEnumerable<string>> NamesKnownAsync(Organization unit, Timestamp knownAt)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        return await connection.QueryAsync<string>(
            """
            select name from organization_version
            where organization_id = @Id and recorded_from <= @KnownAt and recorded_to > @KnownAt
            order by name
            """,
            new { Id = unit.Name.Split('/')[1], KnownAt = knownAt.ToDateTime() });
    }
}
