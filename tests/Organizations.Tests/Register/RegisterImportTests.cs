using AnTq.Organizations.Tests.Imports;
using AnTq.Testing;
using Dapper;
using Xunit;

namespace AnTq.Organizations.Tests.Register;

/// <summary>The complete register goes through the import, and does so only once.</summary>
[Collection(LoadedRegister.Collection)]
public sealed class RegisterImportTests(LoadedRegister register)
{
    private static readonly TimeSpan RelayLimit = TimeSpan.FromMinutes(2);

    [RegisterFact]
    public void All_versions_and_links_are_taken()
    {
        Assert.Empty(register.Versions.Faults);
        Assert.Equal((17_555, 17_555, true), (register.Versions.RowsRead, register.Versions.RowsAccepted, register.Versions.Imported));
        Assert.Empty(register.CommuneLinks.Faults);
        Assert.Equal((10_604, true), (register.CommuneLinks.RowsAccepted, register.CommuneLinks.Imported));
        Assert.Empty(register.ProvinceLinks.Faults);
        Assert.Equal((63, true), (register.ProvinceLinks.RowsAccepted, register.ProvinceLinks.Imported));
    }

    // The promise is 15 s on an idle machine; the rest is patience with whoever else is at work on it.
    [RegisterFact]
    public void It_takes_seconds() => Assert.True(register.Taken < TimeSpan.FromSeconds(45), $"The imports took {register.Taken}.");

    [RegisterFact]
    public async Task Loading_it_again_changes_nothing()
    {
        var before = await EverythingButRequestsAsync();

        var versions = await register.Service.ImportAsync(RegisterFiles.Versions());
        var communes = await register.Service.ImportAsync(RegisterFiles.CommuneLinks());
        var provinces = await register.Service.ImportAsync(RegisterFiles.ProvinceLinks());

        Assert.Equal((17_555, 0, false), (versions.RowsUnchanged, versions.RowsAccepted, versions.Imported));
        Assert.Equal((10_604, 0, false), (communes.RowsUnchanged, communes.RowsAccepted, communes.Imported));
        Assert.Equal((63, 0, false), (provinces.RowsUnchanged, provinces.RowsAccepted, provinces.Imported));
        Assert.Equal(before, await EverythingButRequestsAsync());
    }

    [RegisterFact]
    public async Task Every_unit_is_announced_once_and_leaves_one_row_in_the_audit()
    {
        Assert.Equal(15_375, await CountAsync("organization"));
        Assert.Equal(15_375, await CountAsync("platform.audit where action = 'import'"));
        await Eventually.BecomesTrueAsync(
            async () => await CountAsync("platform.outbox") == 0
                && await CountAsync("platform.feed join platform.feed_published on feed_published.position >= feed.position") == 15_375,
            RelayLimit);
        Assert.Equal(15_375, await CountAsync("(select distinct subject from platform.feed where type like '%.created.v1') subject"));
    }

    [RegisterFact]
    public async Task What_is_held_of_a_unit_is_what_its_effects_make_of_it()
    {
        Assert.Equal(
            await CountAsync("organization_effect where not ends"), await CountAsync("organization_version where recorded_to = 'infinity'"));
        Assert.Equal(
            await CountAsync("organization_effect where ends"),
            await CountAsync("""
                (select organization_id from organization_version group by 1 having max(valid_to) < 'infinity') ended
                """));
    }

    private async Task<string> EverythingButRequestsAsync() => string.Join(' ', await QueryAsync<string>("""
        select concat_ws(' ',
            (select sum(version) from organization), (select count(*) from organization_version), (select count(*) from organization_code),
            (select count(*) from organization_effect), (select count(*) from organization_lineage), (select count(*) from organization_change),
            (select count(*) from platform.audit), (select count(*) from platform.outbox) + (select count(*) from platform.feed),
            (select last_value from organization_label_number))
        """));

    private async Task<long> CountAsync(string from) => (await QueryAsync<long>($"select count(*) from {from}"))[0];

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await register.Service.Database.DataSource.OpenConnectionAsync();
        return (await connection.QueryAsync<T>(sql)).AsList();
    }
}
