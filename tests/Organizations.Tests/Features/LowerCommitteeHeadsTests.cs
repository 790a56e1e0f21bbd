using AnTq.Organizations.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class LowerCommitteeHeadsTests(LowerCommitteeHeadsTests.Province province) : IClassFixture<LowerCommitteeHeadsTests.Province>
{
    private const string Day = "2024-01-18";

    [Fact]
    public async Task Committees_below_are_listed_with_their_heads_the_higher_first()
    {
        var heads = await province.HeadsAsync(Day);

        Assert.Equal(
            [("Huyện Hàm Yên", "Bà Hai", AdministrativeLevel.District), ("Xã Yên Phú", "Ông Ba", AdministrativeLevel.Commune)],
            heads.Where(head => head.Head is not null).Select(head => (head.UnitDisplayName, head.Head.PersonName, head.Level)));
        Assert.Equal("Phó Chủ tịch UBND", heads[0].Head.Position);
    }

    [Fact]
    public async Task A_committee_that_nobody_heads_is_listed_without_head()
    {
        var heads = await province.HeadsAsync(Day);

        Assert.Equal(
            [("Xã Bình Xa", true), ("Xã Minh Hương", false)],
            heads.Where(head => head.Head is null).Select(head => (head.UnitDisplayName, HasTerm: head.Term.Length > 0)).Order());
        Assert.Equal(4, heads.Count);
    }

    [Fact]
    public async Task Heads_are_those_of_the_day()
    {
        Assert.Equal("Ông Một", (await province.HeadsAsync("2023-03-14"))[0].Head.PersonName);
        Assert.Equal("Bà Hai", (await province.HeadsAsync("2023-03-15"))[0].Head.PersonName);
        Assert.Equal(["Xã Yên Phú"], (await province.HeadsAsync("2025-07-01")).Select(head => head.UnitDisplayName));
        Assert.Empty(await province.HeadsAsync("2021-05-31"));
    }

    [Fact]
    public async Task Levels_narrow_the_list()
    {
        Assert.Equal(["Huyện Hàm Yên"], (await province.HeadsAsync(Day, AdministrativeLevel.District)).Select(head => head.UnitDisplayName));
        Assert.Equal(3, (await province.HeadsAsync(Day, AdministrativeLevel.Commune)).Count);
        await Refused.ForFieldAsync("levels[0]", () => province.HeadsAsync(Day, AdministrativeLevel.Unspecified));
    }

    [Fact]
    public async Task Pages_follow_one_another()
    {
        var all = await province.HeadsAsync(Day);
        var request = new ListLowerCommitteeHeadsRequest { Unit = province.Name, AsOf = Day, PageSize = 3 };
        var first = await province.Client.ListLowerCommitteeHeadsAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await province.Client.ListLowerCommitteeHeadsAsync(request);

        Assert.Equal(all, first.Heads.Concat(second.Heads));
        Assert.Equal((3, ""), (first.Heads.Count, second.NextPageToken));
    }

    [Fact]
    public async Task A_unit_that_was_not_there_has_no_committees_below() => await Refused.WithAsync(
        "ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, () => province.HeadsAsync("2004-08-30"));

    /// <summary>A province with a district of three communes; its own committee is headed, and so are some below.</summary>
    public sealed class Province : IAsyncLifetime
    {
        private const string Reform = "2025-07-01";
        private readonly Committees committees = new();

        public string Name { get; private set; } = "";

        public CommitteeService.CommitteeServiceClient Client => committees.Client;

        public async Task<IReadOnlyList<LowerCommitteeHead>> HeadsAsync(string day, params AdministrativeLevel[] levels)
        {
            var request = new ListLowerCommitteeHeadsRequest { Unit = Name, AsOf = day };
            request.Levels.AddRange(levels);
            return (await Client.ListLowerCommitteeHeadsAsync(request)).Heads;
        }

        public async Task InitializeAsync()
        {
            await committees.InitializeAsync();
            Name = (await committees.Service.RegisterAsync(Requests.Create("Tỉnh Tuyên Quang"))).Name;
            var own = await committees.CommitteeAsync(Name, AdministrativeLevel.Province);
            await committees.ReconstituteAsync(own, Committees.FirstDay, "Ông Không");
            var district = await UnitAsync("Huyện Hàm Yên", Name, AdministrativeLevel.District, Reform);
            var ofDistrict = await committees.CommitteeAsync(district.Name, to: Reform);
            await committees.ReconstituteAsync(ofDistrict, Committees.FirstDay, "Ông Một");
            await committees.ReconstituteAsync(ofDistrict, "2023-03-15", "Bà Hai");
            await committees.ReconstituteAsync(await InCommuneAsync("Xã Yên Phú", Name, ""), Committees.FirstDay, "Ông Ba");
            await committees.ReconstituteAsync(await InCommuneAsync("Xã Bình Xa", district.Name, Reform), Committees.FirstDay);
            await InCommuneAsync("Xã Minh Hương", district.Name, Reform);
        }

        public Task DisposeAsync() => committees.DisposeAsync();

        private async Task<Organization> InCommuneAsync(string name, string parent, string to) => await committees.CommitteeAsync(
            (await UnitAsync(name, parent, AdministrativeLevel.Commune, to)).Name, AdministrativeLevel.Commune, to);

        private Task<Organization> UnitAsync(string name, string parent, AdministrativeLevel level, string to) =>
            committees.Service.RegisterAsync(Requests.Create(name, parent, to: to, level: level));
    }
}
