using AnTq.Organizations.V1;
using AnTq.Platform.Errors;
using Dapper;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

public sealed class MergerTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private const string Day = "2025-07-01";
    private const string DayBefore = "2025-06-30";

    [Fact]
    public async Task Predecessors_end_and_what_was_below_them_goes_to_a_new_successor_with_their_code()
    {
        var (yenBai, laoCai) = (await service.UnitAsync("Tỉnh Yên Bái", code: "15"), await service.UnitAsync("Tỉnh Lào Cai", code: "10"));
        var (below, other) = (await service.UnitAsync("Xã Cẩm Ân", yenBai), await service.UnitAsync("Xã Bát Xát", laoCai));

        var recorded = await service.RecordAsync(Changes.MergeAnew(Day, Changes.New("Tỉnh Lào Cai", code: "15"), yenBai, laoCai));

        var successor = Assert.Single(recorded.AffectedOrganizations.Except([yenBai.Name, laoCai.Name, below.Name, other.Name]));
        Assert.Equal(5, recorded.AffectedOrganizations.Count);
        Assert.False(await service.IsInForceAsync(yenBai, Day));
        Assert.Equal(Day, (await service.OnAsync(yenBai, DayBefore)).ValidTo);
        Assert.Equal(yenBai.Name, (await service.OnAsync(below, DayBefore)).Parent);
        Assert.Equal([successor], (await service.OnAsync(below, Day)).Ancestors);
        Assert.Equal([successor], (await service.OnAsync(other, Day)).Ancestors);
        Assert.Equal([Requests.Statistics("15")], (await service.Client.GetOrganizationAsync(new() { Name = successor, AsOf = Day })).OfficialCodes);
        Assert.Equal(
            new[] { (yenBai.Name, successor, (short)1), (laoCai.Name, successor, (short)1) }.Order(), await LineageAsync(recorded));
    }

    [Fact]
    public async Task An_existing_successor_goes_on_and_steering_committees_of_predecessors_end()
    {
        var above = await service.UnitAsync("Huyện");
        var (successor, predecessor) = (await service.UnitAsync("Xã Ở lại", above), await service.UnitAsync("Xã Nhập vào", above));
        var committee = await service.UnitAsync("Ban Chỉ đạo 138", predecessor, kind: OrganizationKind.SteeringCommittee);
        var group = await service.UnitAsync("Tổ giúp việc", committee);
        var village = await service.UnitAsync("Thôn 1", predecessor, kind: OrganizationKind.ResidentialArea);

        var recorded = await service.RecordAsync(Changes.Merge(Day, successor, predecessor));

        Assert.False(await service.IsInForceAsync(committee, Day));
        Assert.Equal("", (await service.OnAsync(successor, Day)).ValidTo);
        Assert.Equal(successor.Name, (await service.OnAsync(village, Day)).Parent);
        Assert.Equal(successor.Name, (await service.OnAsync(group, Day)).Parent);
        Assert.Equal((predecessor.Name, successor.Name, (short)1), Assert.Single(await LineageAsync(recorded)));
    }

    [Fact]
    public async Task A_successor_that_stood_below_a_predecessor_takes_its_place()
    {
        var above = await service.UnitAsync("Tỉnh");
        var predecessor = await service.UnitAsync("Huyện", above);
        var (successor, commune) = (await service.UnitAsync("Xã một", predecessor), await service.UnitAsync("Xã hai", predecessor));

        await service.RecordAsync(Changes.Merge(Day, successor, predecessor));

        Assert.Equal([above.Name], (await service.OnAsync(successor, Day)).Ancestors);
        Assert.Equal([above.Name, successor.Name], (await service.OnAsync(commune, Day)).Ancestors);
    }

    [Fact]
    public async Task A_division_that_ends_a_unit_sends_each_subordinate_to_a_part()
    {
        var divided = await service.UnitAsync("Xã Đôn Phong");
        var neighbour = await service.UnitAsync("Xã Phong Quang");
        var committee = await service.UnitAsync("Ban Chỉ đạo 138", divided, kind: OrganizationKind.SteeringCommittee);
        var villages = new[] { await service.UnitAsync("Thôn 1", divided), await service.UnitAsync("Thôn 2", divided) };
        var one = new DivisionPart { ExistingOrganization = neighbour.Name, Subordinates = { villages[0].Name } };
        var another = new DivisionPart { NewOrganization = Changes.New("Phường mới") };

        var refused = await Refused.WithAsync("SUBORDINATES_REMAIN", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Divide(Day, divided, continues: false, one, another)));
        Assert.Equal(villages[1].Name, refused.Fact("subordinates"));
        another.Subordinates.Add(villages[1].Name);
        var recorded = await service.RecordAsync(Changes.Divide(Day, divided, continues: false, one, another));

        Assert.False(await service.IsInForceAsync(divided, Day));
        Assert.False(await service.IsInForceAsync(committee, Day));
        Assert.Equal(neighbour.Name, (await service.OnAsync(villages[0], Day)).Parent);
        Assert.Equal("Phường mới", (await service.Client.GetOrganizationAsync(
            new() { Name = (await service.OnAsync(villages[1], Day)).Parent, AsOf = Day })).DisplayName);
        var parts = new[] { neighbour.Name, (await service.OnAsync(villages[1], Day)).Parent };
        Assert.Equal(parts.Select(part => (divided.Name, part, (short)2)).Order(), await LineageAsync(recorded));
    }

    [Fact]
    public async Task A_unit_that_gives_a_part_away_goes_on_with_the_rest()
    {
        var divided = await service.UnitAsync("Công ty");
        var (stays, goes) = (await service.UnitAsync("Đội ở lại", divided), await service.UnitAsync("Đội ra đi", divided));

        await service.RecordAsync(Changes.Divide(
            Day, divided, continues: true, new DivisionPart { NewOrganization = Changes.New("Công ty con"), Subordinates = { goes.Name } }));

        Assert.Equal("", (await service.OnAsync(divided, Day)).ValidTo);
        Assert.Equal(divided.Name, (await service.OnAsync(stays, Day)).Parent);
        Assert.NotEqual(divided.Name, (await service.OnAsync(goes, Day)).Parent);
    }

    [Fact]
    public async Task An_abolition_says_where_subordinates_go_or_is_refused_with_their_names()
    {
        var (abolished, target) = (await service.UnitAsync("Sở"), await service.UnitAsync("Sở khác"));
        var committee = await service.UnitAsync("Ban Chỉ đạo", abolished, kind: OrganizationKind.SteeringCommittee);
        var office = await service.UnitAsync("Phòng", abolished);

        var refused = await Refused.WithAsync("SUBORDINATES_REMAIN", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Abolish(Day, abolished)));
        Assert.Equal(office.Name, refused.Fact("subordinates"));
        var recorded = await service.RecordAsync(Changes.Abolish(Day, abolished, target.Name));

        Assert.False(await service.IsInForceAsync(abolished, Day));
        Assert.False(await service.IsInForceAsync(committee, Day));
        Assert.Equal(target.Name, (await service.OnAsync(office, Day)).Parent);
        Assert.Empty(await LineageAsync(recorded));
    }

    [Fact]
    public async Task All_that_would_be_left_are_named_and_no_name_is_cut_off()
    {
        var abolished = await service.UnitAsync("Tổng cục");
        var offices = new List<string>();
        for (var number = 0; number < 8; number++)
            offices.Add((await service.UnitAsync($"Cục {number}", abolished)).Name);

        var refused = await Refused.WithAsync("SUBORDINATES_REMAIN", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Abolish(Day, abolished)));

        Assert.Equal(offices, refused.ReadDetail<PreconditionFailure>()!.Violations.Select(violation => violation.Subject));
        Assert.All(refused.Fact("subordinates")!.Split(", "), name => Assert.Contains(name, offices));
    }

    [Fact]
    public async Task What_was_put_below_later_stands_in_the_way_of_an_end_and_its_change_is_named()
    {
        var (abolished, mover) = (await service.UnitAsync("Sở A"), await service.UnitAsync("Phòng B"));
        var moved = await service.RecordAsync(Changes.Move("2020-01-01", mover, abolished.Name));

        var refused = await Refused.WithAsync("SUBORDINATES_REMAIN", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Abolish("2015-01-01", abolished)));

        Assert.Equal((mover.Name, moved.Name), (refused.Fact("subordinates"), refused.Fact("organization_changes")));
    }

    private async Task<IEnumerable<(string Predecessor, string Successor, short Extent)>> LineageAsync(OrganizationChange change)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        return (await connection.QueryAsync<(string, string, short)>(
            """
            select 'organizations/' || predecessor_id, 'organizations/' || successor_id, extent
            from organization_lineage
            where change_id = @Id and effective_date = @Day and recorded_to = 'infinity'
            """,
            new { Id = change.Name.Split('/')[1], Day = DateTime.Parse(change.EffectiveDate, System.Globalization.CultureInfo.InvariantCulture) }))
            .Order();
    }
}
