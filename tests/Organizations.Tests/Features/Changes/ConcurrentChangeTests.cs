using System.Globalization;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

/// <summary>Changes that are right one by one and wrong together, sent at once to two copies of the service: one of them wins.</summary>
public sealed class ConcurrentChangeTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private const int Rounds = 10;
    private const string Day = "2020-01-01";

    [Fact]
    public async Task Of_two_moves_that_would_make_a_cycle_one_wins() => await EachRoundAsync(async (one, other, _) =>
    {
        var (a, b) = (await service.UnitAsync("A"), await service.UnitAsync("B"));

        AssertOneWins("ORGANIZATION_BELOW_ITSELF", await AtOnceAsync(
            () => RecordAsync(one, Changes.Move(Day, a, b.Name)), () => RecordAsync(other, Changes.Move(Day, b, a.Name))));
    });

    [Fact]
    public async Task Of_two_moves_that_together_go_too_deep_one_wins() => await EachRoundAsync(async (one, other, _) =>
    {
        var chains = new List<Organization>[] { [], [], [] };
        foreach (var chain in chains)
            for (var level = 0; level < 5; level++)
                chain.Add(await service.UnitAsync("Cấp", level == 0 ? null : chain[^1]));

        AssertOneWins("TREE_TOO_DEEP", await AtOnceAsync(
            () => RecordAsync(one, Changes.Move(Day, chains[1][0], chains[0][4].Name)),
            () => RecordAsync(other, Changes.Move(Day, chains[2][0], chains[1][4].Name))));
    });

    [Fact]
    public async Task A_unit_is_abolished_or_gets_something_below_it_but_not_both() => await EachRoundAsync(async (one, other, _) =>
    {
        var above = await service.UnitAsync("Huyện");
        var create = Requests.Create("Xã", above.Name, kind: OrganizationKind.Agency);
        var outcomes = await AtOnceAsync(
            () => RecordAsync(one, Changes.Abolish(Day, above)),
            () => new OrganizationService.OrganizationServiceClient(other.Channel).CreateOrganizationAsync(create).ResponseAsync);

        Assert.Single(outcomes, "");
        Assert.Single(outcomes, outcome => outcome is "PARENT_NOT_IN_FORCE" or "SUBORDINATES_REMAIN");
    });

    [Fact]
    public async Task Of_two_mergers_of_one_unit_one_wins() => await EachRoundAsync(async (one, other, _) =>
    {
        var predecessor = await service.UnitAsync("Xã");
        var (left, right) = (await service.UnitAsync("Xã bên trái"), await service.UnitAsync("Xã bên phải"));

        AssertOneWins("ORGANIZATION_NOT_IN_FORCE", await AtOnceAsync(
            () => RecordAsync(one, Changes.Merge(Day, left, predecessor)), () => RecordAsync(other, Changes.Merge(Day, right, predecessor))));
    });

    [Fact]
    public async Task Of_two_that_take_one_code_one_wins() => await EachRoundAsync(async (one, other, round) =>
    {
        var (a, b) = (await service.UnitAsync("A"), await service.UnitAsync("B"));
        var code = (70_000 + round).ToString(CultureInfo.InvariantCulture);

        AssertOneWins("OFFICIAL_CODE_IN_USE", await AtOnceAsync(
            () => RecordAsync(one, Changes.Recode(Day, a, code)), () => RecordAsync(other, Changes.Recode(Day, b, code))));
    });

    [Fact]
    public async Task A_code_is_given_by_a_change_or_to_a_new_unit_but_not_both() => await EachRoundAsync(async (one, other, round) =>
    {
        var unit = await service.UnitAsync("A");
        var code = (80_000 + round).ToString(CultureInfo.InvariantCulture);
        var create = Requests.Create("Xã", statisticsCode: code, kind: OrganizationKind.Agency);

        AssertOneWins("OFFICIAL_CODE_IN_USE", await AtOnceAsync(
            () => RecordAsync(one, Changes.Recode(Day, unit, code)),
            () => new OrganizationService.OrganizationServiceClient(other.Channel).CreateOrganizationAsync(create).ResponseAsync));
    });

    [Fact]
    public async Task Of_two_corrections_of_one_revision_one_wins() => await EachRoundAsync(async (one, other, _) =>
    {
        var unit = await service.UnitAsync("Xã");
        var recorded = await service.RecordAsync(Changes.Rename(Day, unit, "Xã A"));

        AssertOneWins("ETAG_MISMATCH", await AtOnceAsync(
            () => CorrectAsync(one, recorded, Changes.Rename(Day, unit, "Xã B")),
            () => CorrectAsync(other, recorded, Changes.Rename(Day, unit, "Xã C"))));
    });

    private async Task EachRoundAsync(Func<ServiceHost, ServiceHost, int, Task> round)
    {
        await using var one = await service.StartAsync(TimeProvider.System);
        await using var other = await service.StartAsync(TimeProvider.System);
        for (var number = 0; number < Rounds; number++)
            await round(one, other, number);
        await service.AssertTreeIsWholeAsync();
    }

    private static Task<OrganizationChange> RecordAsync(ServiceHost copy, OrganizationChange change) =>
        new OrganizationChangeService.OrganizationChangeServiceClient(copy.Channel).RecordOrganizationChangeAsync(
            new() { OrganizationChange = change, RequestId = Requests.NewRequestId() }).ResponseAsync;

    private static Task<OrganizationChange> CorrectAsync(ServiceHost copy, OrganizationChange recorded, OrganizationChange right) =>
        new OrganizationChangeService.OrganizationChangeServiceClient(copy.Channel).CorrectOrganizationChangeAsync(
            Changes.Correction(recorded, right)).ResponseAsync;

    private static void AssertOneWins(string reason, IReadOnlyCollection<string> outcomes) =>
        Assert.Equal(["", reason], outcomes.Order(StringComparer.Ordinal));

    // The reason of each that was refused, and nothing for one that was not.
    private static async Task<string[]> AtOnceAsync(params Func<Task>[] calls) => await Task.WhenAll(calls.Select(Refused.ReasonAsync));
}
