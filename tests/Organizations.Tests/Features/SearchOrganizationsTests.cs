using AnTq.Organizations.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class SearchOrganizationsTests(SearchOrganizationsTests.Register register) : IClassFixture<SearchOrganizationsTests.Register>
{
    private const string Reform = "2025-07-01";

    [Theory]
    [InlineData("Thành phố Bắc Kạn", "Thành phố Bắc Kạn", SearchMatch.Exact)]
    [InlineData("thành phố bắc kạn", "Thành phố Bắc Kạn", SearchMatch.Exact)]
    [InlineData("TP. Bắc Kạn", "Thành phố Bắc Kạn", SearchMatch.Exact)]
    [InlineData("Huyền Tụng", "Phường Huyền Tụng", SearchMatch.Exact)]
    [InlineData("huyen tung", "Phường Huyền Tụng", SearchMatch.WithoutDiacritics)]
    [InlineData("phuong huyen tung", "Phường Huyền Tụng", SearchMatch.WithoutDiacritics)]
    [InlineData("Huyện Tung", "Phường Huyền Tụng", SearchMatch.WithoutDiacritics)]
    [InlineData("Hoà An", "Huyện Hòa An", SearchMatch.Exact)]
    [InlineData("Hòa An", "Huyện Hòa An", SearchMatch.Exact)]
    [InlineData("Thuỷ Nguyên", "Xã Thủy Nguyên", SearchMatch.Exact)]
    [InlineData("huyền t", "Phường Huyền Tụng", SearchMatch.Prefix)]
    [InlineData("phường huyền", "Phường Huyền Tụng", SearchMatch.Prefix)]
    [InlineData("yen tu", "Phường Huyền Tụng", SearchMatch.Fragment)]
    [InlineData("tung", "Phường Huyền Tụng", SearchMatch.Fragment)]
    [InlineData("huyen tunk", "Phường Huyền Tụng", SearchMatch.OneLetter)]
    [InlineData("huyen tugn", "Phường Huyền Tụng", SearchMatch.OneLetter)]
    [InlineData("huyn tung", "Phường Huyền Tụng", SearchMatch.OneLetter)]
    [InlineData("huyeen tung", "Phường Huyền Tụng", SearchMatch.OneLetter)]
    [InlineData("uhyen tung", "Phường Huyền Tụng", SearchMatch.OneLetter)]
    [InlineData("phường huyền tugn", "Phường Huyền Tụng", SearchMatch.OneLetter)]
    [InlineData("phuogn huyen tung", "Phường Huyền Tụng", SearchMatch.OneLetter)]
    [InlineData("Ea Hleo", "Xã Ea H'Leo", SearchMatch.Exact)]
    [InlineData("Phan Rang Tháp Chàm", "Thành phố Phan Rang-Tháp Chàm", SearchMatch.Exact)]
    [InlineData("phu quoc", "Đặc khu Phú Quốc", SearchMatch.WithoutDiacritics)]
    public async Task People_find_what_they_mean(string query, string found, SearchMatch match)
    {
        var first = (await register.SearchAsync(query))[0];

        Assert.Equal((found, match), (first.Organization.DisplayName, first.Match));
    }

    [Theory]
    [InlineData("huyen tugnk")]
    [InlineData("uyenh tung")]
    [InlineData("không có ở đâu")]
    public async Task Two_mistakes_are_too_many(string query) => Assert.Empty(await register.SearchAsync(query));

    [Fact]
    public async Task Two_letters_find_words_that_start_so_and_nothing_else()
    {
        Assert.Equal(["Xã Thủy Nguyên"], Names(await register.SearchAsync("ng")));
        Assert.Empty(await register.SearchAsync("uy"));
    }

    [Fact]
    public async Task Better_matches_come_first_then_what_is_in_force_then_higher_levels_then_by_name()
    {
        var found = await register.SearchAsync("hàm yên");

        Assert.Equal(
            [
                ("Xã Hàm Yên", SearchMatch.Exact),
                ("Huyện Hàm Yên", SearchMatch.Exact),
                ("Thị trấn Hàm Yên", SearchMatch.Exact),
                ("Xã Hầm Yên", SearchMatch.WithoutDiacritics),
                ("Xã Hàm Yên Bắc", SearchMatch.Prefix),
                ("Ban Chỉ đạo 138 xã Hàm Yên", SearchMatch.Fragment),
                ("Xã Hàm Yếm", SearchMatch.OneLetter),
            ],
            found.Select(result => (result.Organization.DisplayName, result.Match)));
    }

    [Fact]
    public async Task Places_of_one_name_are_told_apart_by_what_is_above_them_and_by_their_days()
    {
        var found = await register.SearchAsync("hàm yên", limit: 3);

        Assert.Equal(["Tỉnh Tuyên Quang"], found[0].AncestorDisplayNames);
        Assert.Equal((Reform, ""), (found[0].Organization.ValidFrom, found[0].Organization.ValidTo));
        Assert.Equal(["Tỉnh Tuyên Quang"], found[1].AncestorDisplayNames);
        Assert.Equal(("2004-08-31", Reform), (found[1].Organization.ValidFrom, found[1].Organization.ValidTo));
        Assert.Equal(["Tỉnh Tuyên Quang", "Huyện Hàm Yên"], found[2].AncestorDisplayNames);
        Assert.Equal(found[2].Organization.Ancestors[^1], found[2].Organization.Parent);
    }

    [Fact]
    public async Task What_is_found_is_what_would_be_read()
    {
        var found = (await register.SearchAsync("Thành phố Bắc Kạn"))[0].Organization;

        Assert.Equal(found, await register.Client.GetOrganizationAsync(new() { Name = found.Name, AsOf = "2025-06-30" }));
    }

    [Fact]
    public async Task A_day_a_kind_a_level_and_a_place_narrow_the_search()
    {
        Assert.Equal(["Huyện Hàm Yên", "Thị trấn Hàm Yên"], Names(await register.SearchAsync("Hàm Yên", asOf: "2025-06-30", limit: 2)));
        Assert.DoesNotContain("Huyện Hàm Yên", Names(await register.SearchAsync("Hàm Yên", asOf: Reform)));
        Assert.Equal(
            ["Ban Chỉ đạo 138 xã Hàm Yên"],
            Names(await register.SearchAsync("hàm yên", change: request => request.Kinds.Add(OrganizationKind.SteeringCommittee))));
        Assert.Equal(
            ["Huyện Hàm Yên"],
            Names(await register.SearchAsync("hàm yên", change: request => request.Levels.Add(AdministrativeLevel.District))));
        Assert.Equal(
            ["Thị trấn Hàm Yên"],
            Names(await register.SearchAsync("hàm yên", change: request => request.Within = register.District.Name)));
        Assert.Empty(await register.SearchAsync("hàm yên", asOf: Reform, change: request => request.Within = register.District.Name));
        Assert.Empty(await register.SearchAsync("hàm yên", change: request => request.Within = register.Other.Name));
    }

    [Fact]
    public async Task Below_an_unknown_organization_nothing_can_be_looked_for() => await Refused.WithAsync(
        "ORGANIZATION_NOT_FOUND",
        StatusCode.NotFound,
        () => register.SearchAsync("hàm yên", change: request => request.Within = "organizations/nowhere"));

    [Theory]
    [InlineData("query", "")]
    [InlineData("query", "a")]
    [InlineData("query", "%%")]
    [InlineData("query", "Hàm\nYên")]
    [InlineData("query", "Hàm\0Yên")]
    public async Task A_query_that_says_too_little_is_refused(string field, string query) =>
        await Refused.ForFieldAsync(field, () => register.SearchAsync(query));

    [Fact]
    public async Task Malformed_filters_are_refused()
    {
        await Refused.ForFieldAsync("query", () => register.SearchAsync(new string('x', 101)));
        await Refused.ForFieldAsync("limit", () => register.SearchAsync("Hàm Yên", limit: -1));
        await Refused.ForFieldAsync("as_of", () => register.SearchAsync("Hàm Yên", asOf: "2025-02-30"));
        await Refused.ForFieldAsync(
            "kinds[0]", () => register.SearchAsync("Hàm Yên", change: request => request.Kinds.Add(OrganizationKind.Unspecified)));
        await Refused.ForFieldAsync(
            "levels[0]", () => register.SearchAsync("Hàm Yên", change: request => request.Levels.Add((AdministrativeLevel)99)));
        await Refused.ForFieldAsync("within", () => register.SearchAsync("Hàm Yên", change: request => request.Within = "awards/a"));
    }

    [Theory]
    [InlineData("'Hàm Yên'; --", "Hàm Yên")]
    [InlineData("%Yên_", "Yên")]
    [InlineData("\\Hàm", "Hàm")]
    [InlineData("(Hàm|Yên)*", "Hàm Yên")]
    public async Task Signs_of_SQL_and_of_patterns_are_blanks(string query, string words)
    {
        var found = await register.SearchAsync(query);

        Assert.NotEmpty(found);
        Assert.Equal(await register.SearchAsync(words), found);
    }

    [Fact]
    public async Task A_query_in_SQL_is_words_that_nobody_is_called() =>
        Assert.Empty(await register.SearchAsync("'; drop table organization; --"));

    private static IEnumerable<string> Names(IEnumerable<SearchResult> found) => found.Select(result => result.Organization.DisplayName);

    /// <summary>A few places whose names are much alike.</summary>
    public sealed class Register : IAsyncLifetime
    {
        private readonly OrganizationsService service = new();

        public OrganizationService.OrganizationServiceClient Client => service.Client;

        public Organization District { get; private set; } = null!;

        public Organization Other { get; private set; } = null!;

        public async Task<IReadOnlyList<SearchResult>> SearchAsync(
            string query, string asOf = "", int limit = 0, Action<SearchOrganizationsRequest>? change = null)
        {
            var request = new SearchOrganizationsRequest { Query = query, AsOf = asOf, Limit = limit };
            change?.Invoke(request);
            return (await Client.SearchOrganizationsAsync(request)).Results;
        }

        public async Task InitializeAsync()
        {
            await service.InitializeAsync();
            var province = await AddAsync("Tỉnh Tuyên Quang", "", AdministrativeLevel.Province);
            Other = await AddAsync("Tỉnh Bắc Kạn", "", AdministrativeLevel.Province, to: Reform);
            District = await AddAsync("Huyện Hàm Yên", province.Name, AdministrativeLevel.District, to: Reform);
            await AddAsync("Thị trấn Hàm Yên", District.Name, AdministrativeLevel.Commune, to: Reform);
            var commune = await AddAsync("Xã Hàm Yên", province.Name, AdministrativeLevel.Commune, from: Reform);
            await AddAsync(
                "Ban Chỉ đạo 138 xã Hàm Yên", commune.Name, AdministrativeLevel.Commune, from: Reform, kind: OrganizationKind.SteeringCommittee);
            foreach (var name in new[] { "Xã Hầm Yên", "Xã Hàm Yên Bắc", "Xã Hàm Yếm", "Xã Thủy Nguyên", "Xã Ea H'Leo", "Đặc khu Phú Quốc" })
                await AddAsync(name, province.Name, AdministrativeLevel.Commune);
            var city = await AddAsync("Thành phố Bắc Kạn", Other.Name, AdministrativeLevel.District, to: Reform);
            await AddAsync("Phường Huyền Tụng", city.Name, AdministrativeLevel.Commune, to: Reform);
            await AddAsync("Huyện Hòa An", Other.Name, AdministrativeLevel.District, to: Reform);
            await AddAsync("Thành phố Phan Rang-Tháp Chàm", Other.Name, AdministrativeLevel.District, to: Reform);
        }

        public Task DisposeAsync() => service.DisposeAsync();

        private Task<Organization> AddAsync(
            string name,
            string parent,
            AdministrativeLevel level,
            string from = "2004-08-31",
            string to = "",
            OrganizationKind kind = OrganizationKind.AdministrativeUnit) =>
            service.RegisterAsync(Requests.Create(name, parent, from, to, level: level, kind: kind));
    }
}
