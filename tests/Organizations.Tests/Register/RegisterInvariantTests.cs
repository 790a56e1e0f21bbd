using AnTq.Organizations.V1;
using Dapper;
using Xunit;
using static AnTq.Organizations.V1.AdministrativeUnitType;

namespace AnTq.Organizations.Tests.Register;

/// <summary>What holds of the complete register on every day on which it changed.</summary>
[Collection(LoadedRegister.Collection)]
public sealed class RegisterInvariantTests(LoadedRegister register)
{
    [RegisterFact]
    public async Task On_every_change_date_nothing_hangs_on_nothing_and_the_totals_are_the_published_ones()
    {
        var dates = RegisterFiles.ChangeDates();
        Assert.Equal(217, dates.Count);
        foreach (var (day, provinces, districts, communes) in dates)
        {
            var all = await register.SubtreeAsync("", day);
            var present = all.Select(unit => unit.Name).ToHashSet();
            Assert.Equal(all.Count, present.Count);
            Assert.Equal((day, provinces, districts, communes), (day, Of(all, AdministrativeLevel.Province), Of(all, AdministrativeLevel.District), Of(all, AdministrativeLevel.Commune)));
            Assert.DoesNotContain(all, unit => unit.Parent.Length == 0 ? unit.Level != AdministrativeLevel.Province : !present.Contains(unit.Parent));
        }
    }

    [RegisterFact]
    public async Task The_totals_of_the_reform_are_34_provinces_and_3321_communes()
    {
        var counts = await register.CountAsync("", "2025-07-01");

        Assert.Equal(34, counts[Province] + counts[CentrallyRunCity]);
        Assert.Equal((2_621, 687, 13), (counts[Commune], counts[Ward], counts[SpecialZone]));
        Assert.Equal(34 + 3_321, counts.Values.Sum());
    }

    [RegisterFact]
    public async Task Nearly_all_codes_of_the_new_communes_were_in_use_the_day_before_for_other_units()
    {
        var before = Communes(await register.SubtreeAsync("", "2025-06-30")).ToDictionary(CodeOf);
        var after = Communes(await register.SubtreeAsync("", "2025-07-01"));

        Assert.Equal(3_315, after.Count(unit => before.ContainsKey(CodeOf(unit))));
        Assert.Equal(1_139, after.Count(unit => before.TryGetValue(CodeOf(unit), out var old) && old.DisplayName == unit.DisplayName));
        Assert.DoesNotContain(after, unit => before.TryGetValue(CodeOf(unit), out var old) && old.Name == unit.Name);
    }

    [RegisterFact]
    public async Task Many_communes_and_wards_share_their_name_but_for_the_type_word()
    {
        var shared = (await register.SubtreeAsync("", "2025-07-01"))
            .Where(unit => unit.AdministrativeUnitType is Commune or Ward)
            .GroupBy(unit => unit.DisplayName[(unit.DisplayName.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            .Where(units => units.Count() > 1)
            .ToList();

        Assert.Equal((313, 785), (shared.Count, shared.Sum(units => units.Count())));
    }

    [RegisterFact]
    public async Task Many_communes_and_wards_bear_the_name_of_a_former_district_of_their_province() =>
        Assert.Equal(590, await CountAsync($"""
            from organization_version unit
            where unit.recorded_to = 'infinity' and unit.valid_from <= '2025-07-01' and unit.valid_to > '2025-07-01'
                and unit.type in ({(int)Commune}, {(int)Ward})
                and (unit.parent_id, regexp_replace(unit.name, '^(Xã|Phường) ', '')) in (
                    select link.successor_id, regexp_replace(district.name, '^(Huyện|Quận|Thị xã|Thành phố) ', '')
                    from organization_version district
                    join organization_lineage link on link.predecessor_id = district.parent_id
                    where district.recorded_to = 'infinity' and link.recorded_to = 'infinity'
                        and district.level = {(int)AdministrativeLevel.District})
            """));

    [RegisterFact]
    public async Task Both_ends_of_every_link_are_there_on_their_days()
    {
        const string Links = "from organization_lineage link where recorded_to = 'infinity'";
        Assert.Equal(10_604 + 63, await CountAsync(Links));
        Assert.Equal(1_012, await CountAsync(Links + " and extent = 2"));
        Assert.Equal(0, await CountAsync($"{Links} and not exists ({InForce("predecessor_id", "effective_date - 1")})"));
        Assert.Equal(0, await CountAsync($"{Links} and not exists ({InForce("successor_id", "effective_date")})"));
    }

    [RegisterFact]
    public async Task No_unit_has_two_versions_on_one_day_and_no_code_two_bearers()
    {
        Assert.Equal(0, await CountAsync("""
            from organization_version one join organization_version other using (organization_id)
            where one.recorded_to = 'infinity' and other.recorded_to = 'infinity'
                and one.valid_from < other.valid_from and one.valid_to > other.valid_from
            """));
        Assert.Equal(0, await CountAsync("""
            from organization_code one join organization_code other using (scheme, code)
            where one.recorded_to = 'infinity' and other.recorded_to = 'infinity' and one.organization_id <> other.organization_id
                and one.valid_from < other.valid_to and other.valid_from < one.valid_to
            """));
    }

    [RegisterFact]
    public async Task A_code_of_several_bearers_is_refused_without_a_day()
    {
        var code = Requests.Statistics("15");

        await Refused.WithAsync("OFFICIAL_CODE_AMBIGUOUS", global::Grpc.Core.StatusCode.FailedPrecondition, async () =>
            await register.Service.Client.ResolveOfficialCodeAsync(new() { OfficialCode = code }));
        Assert.Equal("Tỉnh Yên Bái", (await register.Service.Client.ResolveOfficialCodeAsync(new() { OfficialCode = code, AsOf = "2025-06-30" })).DisplayName);
        Assert.Equal("Tỉnh Lào Cai", (await register.Service.Client.ResolveOfficialCodeAsync(new() { OfficialCode = code, AsOf = "2025-07-01" })).DisplayName);
    }

    private static string InForce(string id, string day) => $"""
        select from organization_version version
        where version.recorded_to = 'infinity' and version.organization_id = link.{id}
            and version.valid_from <= link.{day} and version.valid_to > link.{day}
        """;

    private static int Of(IEnumerable<Organization> units, AdministrativeLevel level) => units.Count(unit => unit.Level == level);

    private static List<Organization> Communes(IEnumerable<Organization> units) =>
        [.. units.Where(unit => unit.Level == AdministrativeLevel.Commune)];

    private static string CodeOf(Organization unit) => unit.OfficialCodes.Single().Code;

    private async Task<long> CountAsync(string from)
    {
        await using var connection = await register.Service.Database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>($"select count(*) {from}");
    }
}
