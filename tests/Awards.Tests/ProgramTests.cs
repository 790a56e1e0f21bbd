using AnTq.Awards.V1;
using Xunit;

namespace AnTq.Awards.Tests;

[Collection(BesideOrganizations.Name)]
public sealed class ProgramTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task The_program_serves_beside_another_copy_and_ends_when_asked()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        await using var program = await service.StartProcessAsync();
        var client = new AwardService.AwardServiceClient(program.Channel);

        var confirmed = await client.ConfirmAwardStatementAsync(Requests.Confirm(statement));

        Assert.Equal(confirmed, await service.ReadAsync(statement.Name));
        Assert.Equal(0, await program.StopAsync());
    }
}
