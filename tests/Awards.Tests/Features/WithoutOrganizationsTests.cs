using AnTq.Awards.V1;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

/// <summary>
/// The organizations service is away: what needs it is UNAVAILABLE and changes nothing, everything else works, also for organizations that
/// the service has in its copy or that the suite has asked for lately.
/// </summary>
[Collection(BesideOrganizations.Name)]
public sealed class WithoutOrganizationsTests(AwardsService service) : IClassFixture<AwardsService>
{
    // Port 1 of this machine: nobody listens there.
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    [Fact]
    public async Task Recording_is_unavailable_and_changes_nothing_and_what_was_recorded_is_answered_again()
    {
        await using var alone = await StartAloneAsync();
        var client = new AwardService.AwardServiceClient(alone.Channel);
        var statement = await service.OpenAsync();
        var recorded = Requests.Record(statement.Name, Requests.AnyAward(service.City));
        var answer = await service.Client.RecordAwardsAsync(recorded);
        var before = await service.DigestAsync();
        var unheardOf = new Organization { Name = "organizations/unheard-of" };

        await Refused.WithAsync(
            "DEPENDENCY_UNAVAILABLE",
            StatusCode.Unavailable,
            client.RecordAwardsAsync(Requests.Record(statement.Name, Requests.AnyAward(unheardOf))));

        Assert.Equal(answer, await client.RecordAwardsAsync(recorded));
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task Confirming_is_unavailable_and_reading_works()
    {
        await using var alone = await StartAloneAsync();
        var client = new AwardService.AwardServiceClient(alone.Channel);
        var unit = await service.Organizations.RegisterAsync("Thành phố Yên Bái", AdministrativeLevel.District, to: "2025-07-01");
        var statement = await service.OpenWithAsync(Requests.C01(unit));
        await service.LoseAsync(unit);
        var before = await service.DigestAsync();

        await Refused.WithAsync(
            "DEPENDENCY_UNAVAILABLE", StatusCode.Unavailable, client.ConfirmAwardStatementAsync(Requests.Confirm(statement)));

        Assert.Equal(statement, await client.GetAwardStatementAsync(new GetAwardStatementRequest { Name = statement.Name }));
        Assert.Equal(5, (await client.TabulateAwardsAsync(new TabulateAwardsRequest { Statement = statement.Name })).Rows.Count);
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task What_stands_in_the_copy_is_recorded_and_confirmed()
    {
        await service.CopiesAsync(service.City);
        await using var alone = await StartAloneAsync();
        var client = new AwardService.AwardServiceClient(alone.Channel);
        var statement = await service.OpenAsync();

        await client.RecordAwardsAsync(Requests.Record(statement.Name, Requests.AnyAward(service.City)));
        await client.ConfirmAwardStatementAsync(Requests.Confirm(await service.ReadAsync(statement.Name)));

        var announced = Assert.Single(await service.AnnouncedAsync(statement.Name));
        Assert.EndsWith(service.City.Path, announced.RoutingKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_copy_has_asked_for_lately_is_recorded_and_confirmed()
    {
        var unit = await service.Organizations.RegisterAsync("Thị xã Nghĩa Lộ", AdministrativeLevel.District, to: "2025-07-01");
        await service.LoseAsync(unit);
        await service.HearsAsync(unit);
        var known = await service.OpenWithAsync(Requests.AnyAward(unit));
        await using var besideRedis = await service.StartAsync(Nowhere);
        var client = new AwardService.AwardServiceClient(besideRedis.Channel);

        await client.RecordAwardsAsync(Requests.Record(known.Name, Requests.AnyAward(unit)));
        await client.ConfirmAwardStatementAsync(Requests.Confirm(await service.ReadAsync(known.Name)));

        Assert.Equal(2, (await service.AnnouncedAsync(known.Name)).Count);
    }

    // Without Redis too: nothing is remembered.
    private Task<ServiceHost> StartAloneAsync() => service.StartAsync(Nowhere, redis: $"{Nowhere.Host}:{Nowhere.Port}");
}
