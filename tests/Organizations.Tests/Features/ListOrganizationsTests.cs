using System.Globalization;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class ListOrganizationsTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    // Case C18 as far as creation goes: the eight communes of the city, and what stands in their place.
    [Fact]
    public async Task The_city_of_Bac_Kan_had_eight_communes_and_none_from_2025_07_01_on()
    {
        var province = await service.RegisterAsync(Requests.Create("Tỉnh Bắc Kạn", to: "2025-07-01"));
        var city = await service.RegisterAsync(
            Requests.Create("Thành phố Bắc Kạn", province.Name, from: "2015-04-15", to: "2025-07-01", level: AdministrativeLevel.District));
        string[] names =
        [
            "Phường Nguyễn Thị Minh Khai", "Phường Sông Cầu", "Phường Đức Xuân", "Phường Phùng Chí Kiên", "Phường Huyền Tụng",
            "Phường Xuất Hóa", "Xã Dương Quang", "Xã Nông Thượng",
        ];
        foreach (var name in names)
            await RegisterCommuneAsync(name, city, "2015-04-15", "2025-07-01");
        await service.RegisterAsync(Requests.Create(
            "Ban Chỉ đạo 138 thành phố Bắc Kạn",
            city.Name,
            from: "2015-04-15",
            to: "2025-07-01",
            level: AdministrativeLevel.District,
            kind: OrganizationKind.SteeringCommittee));
        var communes = new ListOrganizationsRequest { Parent = city.Name, Level = AdministrativeLevel.Commune, AsOf = "2024-02-06" };

        var listed = (await service.Client.ListOrganizationsAsync(communes)).Organizations;

        Assert.Equal(names.Order(StringComparer.Ordinal), listed.Select(commune => commune.DisplayName).Order(StringComparer.Ordinal));
        Assert.All(listed, commune => Assert.Equal([province.Name, city.Name], commune.Ancestors));
        Assert.Equal(listed.OrderBy(commune => commune.Name, StringComparer.Ordinal), listed);
        communes.AsOf = "2025-07-01";
        Assert.Empty((await service.Client.ListOrganizationsAsync(communes)).Organizations);
        var committees = new ListOrganizationsRequest
        {
            Parent = city.Name,
            Kind = OrganizationKind.SteeringCommittee,
            AsOf = "2024-02-06",
        };
        Assert.Equal(
            "Ban Chỉ đạo 138 thành phố Bắc Kạn",
            Assert.Single((await service.Client.ListOrganizationsAsync(committees)).Organizations).DisplayName);
    }

    [Fact]
    public async Task A_walk_sees_every_row_once_while_others_are_inserted()
    {
        var parent = await service.RegisterAsync(Requests.Create("Tỉnh Thái Bình"));
        var expected = new List<string>();
        for (var number = 0; number < 25; number++)
            expected.Add((await RegisterCommuneAsync(Numbered("Xã", number), parent)).Name);
        var request = new ListOrganizationsRequest { Parent = parent.Name, AsOf = "2024-02-06", PageSize = 4 };
        var seen = new List<string>();
        do
        {
            var page = await service.Client.ListOrganizationsAsync(request);
            seen.AddRange(page.Organizations.Select(organization => organization.Name));
            request.PageToken = page.NextPageToken;
            // One that lies behind the place reached, and one before it.
            await RegisterCommuneAsync("Xã mới", parent, id: Requests.NewId("zz"));
            await service.RegisterAsync(Requests.Create("Xã mới", parent.Name, id: $"a{Requests.NewRequestId()}"));
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Empty(expected.Except(seen));
    }

    [Fact]
    public async Task A_last_page_that_is_full_has_no_token()
    {
        var parent = await service.RegisterAsync(Requests.Create("Tỉnh Nam Định"));
        for (var number = 0; number < 4; number++)
            await RegisterCommuneAsync(Numbered("Xã", number), parent);
        var request = new ListOrganizationsRequest { Parent = parent.Name, PageSize = 2 };

        var first = await service.Client.ListOrganizationsAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await service.Client.ListOrganizationsAsync(request);

        Assert.Equal((2, 2), (first.Organizations.Count, second.Organizations.Count));
        Assert.Equal("", second.NextPageToken);
    }

    [Fact]
    public async Task A_walk_that_passes_midnight_stays_on_its_day()
    {
        var parent = await service.RegisterAsync(Requests.Create("Tỉnh Hưng Yên"));
        for (var number = 0; number < 3; number++)
            await RegisterCommuneAsync(Numbered("Xã cũ", number), parent, to: "2025-07-01");
        var time = new SettableTime(new(2025, 6, 30, 16, 59, 0, TimeSpan.Zero));
        await using var host = await service.StartAsync(time);
        var client = new OrganizationService.OrganizationServiceClient(host.Channel);
        var request = new ListOrganizationsRequest { Parent = parent.Name, PageSize = 2 };
        request.PageToken = (await client.ListOrganizationsAsync(request)).NextPageToken;

        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Single((await client.ListOrganizationsAsync(request)).Organizations);
        request.PageToken = "";
        Assert.Empty((await client.ListOrganizationsAsync(request)).Organizations);
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        var parent = await service.RegisterAsync(Requests.Create("Tỉnh Hà Nam"));
        var school = await service.RegisterAsync(Requests.Create(
            "Trường THPT", parent.Name, level: AdministrativeLevel.Commune, kind: OrganizationKind.School));
        await RegisterCommuneAsync("Xã Phú Phúc", parent);
        await service.RegisterAsync(Requests.Create("Trường đại học", parent.Name, kind: OrganizationKind.School));

        var listed = await service.Client.ListOrganizationsAsync(new()
        {
            Parent = parent.Name,
            Kind = OrganizationKind.School,
            Level = AdministrativeLevel.Commune,
        });

        Assert.Equal([school], listed.Organizations);
    }

    [Fact]
    public async Task Below_an_unknown_organization_there_is_nothing() =>
        Assert.Empty((await service.Client.ListOrganizationsAsync(new() { Parent = "organizations/nowhere" })).Organizations);

    [Theory]
    [InlineData("kind")]
    [InlineData("level")]
    [InlineData("official_code.code")]
    [InlineData("official_code.scheme")]
    [InlineData("as_of")]
    [InlineData("parent")]
    [InlineData("page_size")]
    public async Task A_malformed_filter_is_refused(string field)
    {
        var request = field switch
        {
            "kind" => new ListOrganizationsRequest { Kind = (OrganizationKind)99 },
            "level" => new ListOrganizationsRequest { Level = (AdministrativeLevel)99 },
            "official_code.code" => new ListOrganizationsRequest { OfficialCode = Requests.Statistics("") },
            "official_code.scheme" => new ListOrganizationsRequest { OfficialCode = new OfficialCode { Code = "15" } },
            "as_of" => new ListOrganizationsRequest { AsOf = "1944-12-31" },
            "parent" => new ListOrganizationsRequest { Parent = "organizations/ " },
            _ => new ListOrganizationsRequest { PageSize = -1 },
        };

        await Refused.ForFieldAsync(field, async () => await service.Client.ListOrganizationsAsync(request));
    }

    private Task<Organization> RegisterCommuneAsync(
        string name, Organization parent, string from = "2004-08-31", string to = "", string? id = null) =>
        service.RegisterAsync(Requests.Create(name, parent.Name, from, to, id, AdministrativeLevel.Commune));

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
}
