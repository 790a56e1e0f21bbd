using System.Text.Json;
using AnTq.Events.V1;
using AnTq.Organizations.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class OrganizationEventTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task A_registration_is_announced_once_on_the_path_of_the_first_day()
    {
        await using var listener = await EventListener.StartAsync(service.BrokerAddress, "organizations.#");
        var province = await service.RegisterAsync(Requests.Create("Tỉnh Bắc Kạn", to: "2025-07-01"));
        await service.RegisterAsync(RefusedLater(province, out var refusedId));
        await Refused.WithAsync("ORGANIZATION_ALREADY_EXISTS", StatusCode.AlreadyExists, () => service.RegisterAsync(
            Requests.Create("Trùng tên", id: refusedId)));
        var request = Requests.Create(
            "Thành phố Bắc Kạn", province.Name, from: "2015-04-15", to: "2025-07-01", level: AdministrativeLevel.District);
        var city = await service.RegisterAsync(request);
        await service.RegisterAsync(request);

        await listener.NextAsync();
        await listener.NextAsync();
        var message = await listener.NextAsync();
        Assert.Equal($"organizations.organization.created.{city.Path}", message.RoutingKey);
        using var document = JsonDocument.Parse(message.Body);
        var happened = document.RootElement;
        Assert.Equal("antq.organizations.organization.created.v1", happened.GetProperty("type").GetString());
        Assert.Equal("/antq/organizations", happened.GetProperty("source").GetString());
        Assert.Equal(city.Name, happened.GetProperty("subject").GetString());
        Assert.Equal(city.Path, happened.GetProperty("orgpath").GetString());
        Assert.Equal(
            new OrganizationCreated
            {
                Organization = city.Name,
                DisplayName = "Thành phố Bắc Kạn",
                Kind = "ORGANIZATION_KIND_ADMINISTRATIVE_UNIT",
                Level = "ADMINISTRATIVE_LEVEL_DISTRICT",
                Parent = province.Name,
                Ancestors = { province.Name },
                ValidFrom = "2015-04-15",
                ValidTo = "2025-07-01",
                Path = city.Path,
                Label = city.Path.Split('.')[^1],
                Versions =
                {
                    new OrganizationVersion
                    {
                        ValidFrom = "2015-04-15",
                        ValidTo = "2025-07-01",
                        DisplayName = "Thành phố Bắc Kạn",
                        Kind = OrganizationKind.AdministrativeUnit,
                        Level = AdministrativeLevel.District,
                        Parent = province.Name,
                    },
                },
            },
            JsonParser.Default.Parse<OrganizationCreated>(happened.GetProperty("data").GetRawText()));

        // Neither the repetition nor the refusal was announced: the next event is that of the next registration.
        var next = await service.RegisterAsync(Requests.Create("Tỉnh Thái Nguyên"));
        Assert.EndsWith($".created.{next.Path}", (await listener.NextAsync()).RoutingKey, StringComparison.Ordinal);
    }

    private static CreateOrganizationRequest RefusedLater(Organization province, out string id)
    {
        id = Requests.NewId("once");
        return Requests.Create("Huyện Na Rì", province.Name, to: "2025-07-01", id: id, level: AdministrativeLevel.District);
    }
}
