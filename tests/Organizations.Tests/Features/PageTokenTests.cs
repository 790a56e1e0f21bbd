using AnTq.Organizations.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class PageTokenTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private readonly ListOrganizationsRequest request = new() { PageSize = 1, AsOf = "2024-02-06", Kind = OrganizationKind.Enterprise };

    [Theory]
    [InlineData("garbage")]
    [InlineData("!§$%&/()=?")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Garbage_is_refused(string token)
    {
        request.PageToken = token;

        await RefusedAsync("PAGE_TOKEN_INVALID", service.Client);
    }

    [Fact]
    public async Task An_altered_token_is_refused()
    {
        var token = await FirstTokenAsync(service.Client);
        request.PageToken = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1];

        await RefusedAsync("PAGE_TOKEN_INVALID", service.Client);
    }

    [Fact]
    public async Task A_token_of_other_arguments_is_refused()
    {
        request.PageToken = await FirstTokenAsync(service.Client);
        request.AsOf = "2024-02-07";

        await RefusedAsync("PAGE_TOKEN_ARGUMENTS_CHANGED", service.Client);
    }

    [Fact]
    public async Task A_token_is_good_for_three_days()
    {
        var time = new SettableTime(new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = await service.StartAsync(time);
        var client = new OrganizationService.OrganizationServiceClient(host.Channel);
        request.PageToken = await FirstTokenAsync(client);

        time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Single((await client.ListOrganizationsAsync(request)).Organizations);

        time.Advance(TimeSpan.FromSeconds(1));
        await RefusedAsync("PAGE_TOKEN_EXPIRED", client);
    }

    private async Task<string> FirstTokenAsync(OrganizationService.OrganizationServiceClient client)
    {
        for (var number = 0; number < 2; number++)
            await service.RegisterAsync(Requests.Create("Công ty Điện lực", kind: OrganizationKind.Enterprise));
        var token = (await client.ListOrganizationsAsync(request)).NextPageToken;
        Assert.NotEmpty(token);
        return token;
    }

    private async Task RefusedAsync(string reason, OrganizationService.OrganizationServiceClient client) =>
        await Refused.WithAsync(reason, StatusCode.InvalidArgument, async () => await client.ListOrganizationsAsync(request));
}
