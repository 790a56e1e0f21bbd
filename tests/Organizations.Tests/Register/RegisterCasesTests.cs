using AnTq.Organizations.V1;
using Xunit;
using static AnTq.Organizations.V1.AdministrativeUnitType;

namespace AnTq.Organizations.Tests.Register;

/// <summary>The cases of the domain on the complete register, through the API.</summary>
[Collection(LoadedRegister.Collection)]
public sealed class RegisterCasesTests(LoadedRegister register)
{
    private static readonly AdministrativeUnitType[] Districts = [RuralDistrict, UrbanDistrict, Town, ProvincialCity];
    private static readonly AdministrativeUnitType[] Communes = [Commune, Ward, Township, SpecialZone];

    /// <summary>C15: the base that targets of Tuyên Quang (08) are set on, before and after 2024-09-01.</summary>
    [RegisterTheory]
    [InlineData("2024-01-18", 122, 6, 10)]
    [InlineData("2024-08-31", 122, 6, 10)]
    [InlineData("2024-09-01", 121, 6, 10)]
    public async Task C15_the_base_of_targets(string day, int communes, int townships, int wards)
    {
        var counts = await CountAsync("08", day);

        Assert.Equal((communes, townships, wards), (Of(counts, Commune), Of(counts, Township), Of(counts, Ward)));
    }

    /// <summary>C17: Cao Bằng (04) as of four days.</summary>
    [RegisterTheory]
    [InlineData("2018-12-31", 13, 199, 177, 8, 14)]
    [InlineData("2020-03-01", 10, 161, 139, 8, 14)]
    [InlineData("2025-06-30", 10, 161, 139, 8, 14)]
    [InlineData("2025-07-01", 0, 56, 53, 3, 0)]
    public async Task C17_counts_as_of_a_date(string day, int districts, int all, int communes, int wards, int townships)
    {
        var counts = await CountAsync("04", day);

        Assert.Equal(
            (districts, all, communes, wards, townships),
            (Of(counts, Districts), Of(counts, Communes), Of(counts, Commune), Of(counts, Ward), Of(counts, Township)));
    }

    [RegisterFact]
    public async Task C17_one_province_only_has_199_communes_on_that_day()
    {
        const string Day = "2018-12-31";
        var all = await register.SubtreeAsync("", Day);
        var provinces = all.Where(unit => unit.Level == AdministrativeLevel.Province).ToDictionary(unit => unit.Name);
        var of199 = all.Where(unit => unit.Level == AdministrativeLevel.Commune).GroupBy(unit => unit.Ancestors[0])
            .Where(communes => communes.Count() == 199).Select(communes => provinces[communes.Key].DisplayName);

        Assert.Equal(["Tỉnh Cao Bằng"], of199);
    }

    /// <summary>C18: Bắc Kạn city (058) and what became of its communes.</summary>
    [RegisterFact]
    public async Task C18_the_communes_of_Bac_Kan_city()
    {
        var city = await register.OfCodeAsync("058", "2024-02-06");
        var communes = (await register.SubtreeAsync(city.Name, "2024-02-06")).Where(unit => unit.Level == AdministrativeLevel.Commune).ToList();

        Assert.Equal("Thành phố Bắc Kạn", city.DisplayName);
        Assert.Equal(
            ["Phường Huyền Tụng", "Phường Nguyễn Thị Minh Khai", "Phường Phùng Chí Kiên", "Phường Sông Cầu", "Phường Xuất Hóa", "Phường Đức Xuân", "Xã Dương Quang", "Xã Nông Thượng"],
            communes.Select(unit => unit.DisplayName).Order(StringComparer.Ordinal));
    }

    [RegisterFact]
    public async Task C18_its_three_successors_and_whom_they_took_from()
    {
        var city = await register.OfCodeAsync("058", "2024-02-06");
        var trace = await register.Service.Client.TraceLineageAsync(new()
        {
            Name = city.Name,
            Direction = LineageDirection.Successors,
            Until = "2025-07-01",
            AsOf = "2024-02-06",
            IncludeSubordinates = true,
        });

        Assert.Equal("2025-07-01", city.ValidTo);
        Assert.Equal(
            ["01840 Phường Đức Xuân", "01843 Phường Bắc Kạn", "01849 Xã Phong Quang"],
            trace.Ends.Select(end => $"{CodeOf(end.Organization)} {end.Organization.DisplayName}").Order(StringComparer.Ordinal));
        var province = await register.OfCodeAsync("19", "2025-07-01");
        Assert.All(trace.Ends, end => Assert.Equal(province.Name, end.Organization.Parent));
        Assert.DoesNotContain(trace.Links, link => link.Predecessor == city.Name);
        Assert.Equal(["01834", "01840", "01846"], await PredecessorsAsync("01840"));
        Assert.Equal(["01837", "01843", "01852", "01855"], await PredecessorsAsync("01843"));
        Assert.Equal(["01849", "01984"], await PredecessorsAsync("01849"));
    }

    /// <summary>C23, counted: districts of Yên Bái (15), districts and communes of Tuyên Quang (08).</summary>
    [RegisterTheory]
    [InlineData("15", "2024-01-18", 9, null)]
    [InlineData("08", "2024-01-18", 7, 138)]
    [InlineData("08", "2025-07-01", 0, 124)]
    public async Task C23_who_would_be_invited(string code, string day, int districts, int? communes)
    {
        var counts = await CountAsync(code, day);

        Assert.Equal(districts, Of(counts, Districts));
        Assert.Equal(communes ?? Of(counts, Communes), Of(counts, Communes));
    }

    /// <summary>X3: what changed on 2026-04-30.</summary>
    [RegisterFact]
    public async Task X3_the_register_after_2026_04_30()
    {
        Assert.Equal("Thành phố Đồng Nai", (await register.OfCodeAsync("75", "2026-04-30")).DisplayName);
        Assert.Equal(Ward, (await register.OfCodeAsync("25270", "2026-04-30")).AdministrativeUnitType);
        Assert.Equal(Commune, (await register.OfCodeAsync("25270", "2026-04-29")).AdministrativeUnitType);
        var counts = await register.CountAsync("", "2026-04-30");
        Assert.Equal((2_611, 697, 13), (Of(counts, Commune), Of(counts, Ward), Of(counts, SpecialZone)));
    }

    private async Task<IReadOnlyDictionary<AdministrativeUnitType, int>> CountAsync(string code, string day) =>
        await register.CountAsync((await register.OfCodeAsync(code, day)).Name, day);

    private async Task<IEnumerable<string>> PredecessorsAsync(string code)
    {
        var trace = await register.Service.Client.TraceLineageAsync(new()
        {
            Name = (await register.OfCodeAsync(code, "2025-07-01")).Name,
            Direction = LineageDirection.Predecessors,
            Until = "2025-06-30",
        });
        return trace.Ends.Select(end => CodeOf(end.Organization)).Order(StringComparer.Ordinal);
    }

    private static int Of(IReadOnlyDictionary<AdministrativeUnitType, int> counts, params AdministrativeUnitType[] types) =>
        types.Sum(type => counts.GetValueOrDefault(type));

    private static string CodeOf(Organization unit) =>
        unit.OfficialCodes.Single(code => code.Scheme == CodeScheme.GeneralStatisticsOffice).Code;
}
