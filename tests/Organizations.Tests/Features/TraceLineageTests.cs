using AnTq.Organizations.Tests.Tree;
using AnTq.Organizations.V1;
using Dapper;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class TraceLineageTests(TraceLineageTests.City city) : IClassFixture<TraceLineageTests.City>
{
    // Case C18 in small: the city itself has no successor, its communes have two.
    [Fact]
    public async Task A_district_without_successor_lives_on_in_those_of_its_communes()
    {
        var alone = await TraceAsync(new() { Name = Name("city"), Direction = LineageDirection.Successors });
        Assert.Empty(alone.Links);
        Assert.Empty(alone.Ends);

        var with = await TraceAsync(new() { Name = Name("city"), Direction = LineageDirection.Successors, IncludeSubordinates = true });

        Assert.Equal([Name("new-north"), Name("new-south")], with.Ends.Select(end => end.Organization.Name));
        Assert.Equal([LineageExtent.Full, LineageExtent.Partial], with.Ends.Select(end => end.Extent));
        Assert.Equal("Phường north", with.Links[0].PredecessorDisplayName);
        Assert.Equal(("Phường new-north", "2025-07-01"), (with.Links[0].SuccessorDisplayName, with.Links[0].EffectiveDate));
    }

    [Fact]
    public async Task Before_the_reform_its_communes_are_still_there()
    {
        var traced = await TraceAsync(new()
        {
            Name = Name("city"),
            Direction = LineageDirection.Successors,
            IncludeSubordinates = true,
            AsOf = "2024-02-06",
            Until = "2025-06-30",
        });

        Assert.Empty(traced.Links);
        Assert.Equal([Name("city"), Name("north"), Name("south")], traced.Ends.Select(end => end.Organization.Name));
    }

    [Fact]
    public async Task Predecessors_are_followed_back_over_several_steps()
    {
        var traced = await TraceAsync(new() { Name = Name("new-north"), Direction = LineageDirection.Predecessors });

        Assert.Equal(["2012-01-01", "2025-07-01"], traced.Links.Select(link => link.EffectiveDate));
        Assert.Equal([Name("former"), Name("north")], traced.Ends.Select(end => end.Organization.Name));
        Assert.All(traced.Ends, end => Assert.Equal(LineageExtent.Full, end.Extent));
    }

    [Fact]
    public async Task What_is_not_there_is_refused()
    {
        await Refused.WithAsync("ORGANIZATION_NOT_FOUND", StatusCode.NotFound, () => TraceAsync(new()
        {
            Name = Name("nowhere"),
            Direction = LineageDirection.Successors,
        }));
        await Refused.WithAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, () => TraceAsync(new()
        {
            Name = Name("city"),
            Direction = LineageDirection.Successors,
            IncludeSubordinates = true,
            AsOf = "2025-07-01",
        }));
        await Refused.ForFieldAsync("direction", () => TraceAsync(new() { Name = Name("city") }));
    }

    [Fact]
    public async Task More_than_can_be_told_is_refused() => await Refused.WithAsync(
        "LINEAGE_TOO_LARGE",
        StatusCode.FailedPrecondition,
        () => TraceAsync(new() { Name = Name("wide"), Direction = LineageDirection.Successors }));

    private static string Name(string id) => $"organizations/{id}";

    private async Task<TraceLineageResponse> TraceAsync(TraceLineageRequest request) =>
        await city.Service.Client.TraceLineageAsync(request);

    /// <summary>A city of two communes, one of which took over an older one, and a unit from which 5,001 came.</summary>
    public sealed class City : IAsyncLifetime
    {
        public OrganizationsService Service { get; } = new();

        public async Task InitializeAsync()
        {
            await Service.InitializeAsync();
            var province = await CreateAsync("province", "", "", AdministrativeLevel.Province);
            var town = await CreateAsync("city", province.Name, "2025-07-01", AdministrativeLevel.District);
            await CreateAsync("former", town.Name, "2012-01-01");
            foreach (var commune in new[] { "north", "south" })
                await CreateAsync(commune, town.Name, "2025-07-01");
            foreach (var commune in new[] { "new-north", "new-south" })
                await CreateAsync(commune, province.Name, "", from: "2025-07-01");
            await CreateAsync("wide", province.Name, "");
            await using var connection = await Service.Database.DataSource.OpenConnectionAsync();
            await connection.ExecuteAsync("""
                insert into organization (id, label, created_at) select 'w' || number, 'w' || number, now() from generate_series(1, 5001) number;
                insert into organization_lineage (change_id, predecessor_id, successor_id, effective_date, extent, recorded_from)
                select 'reform', given.* from (values ('former', 'north', date '2012-01-01', 1, now()),
                    ('north', 'new-north', '2025-07-01', 1, now()),
                    ('south', 'new-south', '2025-07-01', 2, now())) given
                union all
                select 'reform', 'wide', 'w' || number, '2020-01-01', 2, now() from generate_series(1, 5001) number;
                select pg_notify('organizations_changed', 'all');
                """);
            await TreeProbe.HasHeardAsync(Service);
        }

        public Task DisposeAsync() => Service.DisposeAsync();

        private Task<Organization> CreateAsync(
            string id, string parent, string to, AdministrativeLevel level = AdministrativeLevel.Commune, string from = "2004-08-31") =>
            Service.RegisterAsync(Requests.Create($"Phường {id}", parent, from, to, id, level));
    }
}
