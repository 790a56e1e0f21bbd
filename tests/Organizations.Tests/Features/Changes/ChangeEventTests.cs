using System.Text.Json;
using AnTq.Events.V1;
using AnTq.Organizations.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

public sealed class ChangeEventTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    // Registrations of a test may still be on their way when it begins to listen.
    private const string Changed = "organizations.organization.changed.#";

    [Fact]
    public async Task A_change_ahead_of_time_is_announced_at_once_on_the_path_of_its_day_and_not_for_what_is_below()
    {
        var (first, second) = (await service.UnitAsync("Tỉnh A"), await service.UnitAsync("Tỉnh B"));
        var district = await service.UnitAsync("Huyện", first, code: "441");
        var commune = await service.UnitAsync("Xã", district);
        await using var listener = await EventListener.StartAsync(service.BrokerAddress, Changed);

        var recorded = await service.RecordAsync(Changes.Move("2099-01-01", district, second.Name));
        await Refused.WithAsync("ORGANIZATION_BELOW_ITSELF", StatusCode.FailedPrecondition, () =>
            service.RecordAsync(Changes.Move("2010-01-01", district, commune.Name)));

        var label = district.Path.Split('.')[^1];
        await AssertNextAsync(listener, subjectVersion: "2", new OrganizationChanged
        {
            Organization = district.Name,
            OrganizationChange = recorded.Name,
            EffectiveDate = "2099-01-01",
            Path = $"{second.Path}.{label}",
            Label = label,
            Cause = "relocation",
            Versions = { Version("2004-08-31", "2099-01-01", first.Name), Version("2099-01-01", "", second.Name) },
        });

        // Nothing below it was announced, nor the refusal: the next event is that of the withdrawal.
        await service.WithdrawAsync(recorded);
        await AssertNextAsync(listener, subjectVersion: "3", new OrganizationChanged
        {
            Organization = district.Name,
            OrganizationChange = recorded.Name,
            EffectiveDate = "2099-01-01",
            Path = $"{first.Path}.{label}",
            Label = label,
            Cause = "withdrawal",
            Versions = { Version("2004-08-31", "", first.Name) },
        });
    }

    [Fact]
    public async Task A_merger_is_announced_once_for_each_unit_and_of_those_that_end_on_their_last_path()
    {
        var above = await service.UnitAsync("Tỉnh");
        var (ends, goesOn) = (await service.UnitAsync("Xã A", above), await service.UnitAsync("Xã B", above));
        var village = await service.UnitAsync("Thôn", ends);
        await using var listener = await EventListener.StartAsync(service.BrokerAddress, Changed);

        var recorded = await service.RecordAsync(Changes.Merge("2025-07-01", goesOn, ends));

        var told = new[] { await ChangedAsync(listener), await ChangedAsync(listener), await ChangedAsync(listener) };
        Assert.Equal(recorded.AffectedOrganizations.Order(), told.Select(each => each.Organization).Order());
        Assert.Equal(new[] { ends.Name, goesOn.Name, village.Name }.Order(), told.Select(each => each.Organization).Order());
        var ended = told.Single(each => each.Organization == ends.Name);
        Assert.Equal(("2025-07-01", ends.Path), (ended.EffectiveDate, ended.Path));
        Assert.Equal("2025-07-01", Assert.Single(ended.Versions).ValidTo);
        var moved = told.Single(each => each.Organization == village.Name);
        Assert.Equal($"{goesOn.Path}.{moved.Label}", moved.Path);
    }

    [Fact]
    public async Task What_never_was_is_announced_without_versions_on_the_path_on_which_it_was_created()
    {
        await using var listener = await EventListener.StartAsync(service.BrokerAddress, Changed);
        var recorded = await service.RecordAsync(Changes.Establish("2025-07-01", "Xã nhầm"));
        var created = await service.OnAsync(new Organization { Name = recorded.AffectedOrganizations[0] }, "2025-07-01");

        await service.WithdrawAsync(recorded);

        var gone = await ChangedAsync(listener);
        Assert.Empty(gone.Versions);
        Assert.Equal((created.Name, created.Path, "2025-07-01"), (gone.Organization, gone.Path, gone.EffectiveDate));
    }

    private static OrganizationVersion Version(string from, string to, string parent) => new()
    {
        ValidFrom = from,
        ValidTo = to,
        DisplayName = "Huyện",
        Kind = OrganizationKind.Agency,
        Level = AdministrativeLevel.Province,
        Parent = parent,
        OfficialCodes = { Requests.Statistics("441") },
    };

    private static async Task<OrganizationChanged> ChangedAsync(EventListener listener)
    {
        using var document = JsonDocument.Parse((await listener.NextAsync()).Body);
        return Told(document.RootElement);
    }

    private static async Task AssertNextAsync(EventListener listener, string subjectVersion, OrganizationChanged expected)
    {
        var message = await listener.NextAsync();
        using var document = JsonDocument.Parse(message.Body);
        Assert.Equal($"organizations.organization.changed.{expected.Path}", message.RoutingKey);
        Assert.Equal("antq.organizations.organization.changed.v1", document.RootElement.GetProperty("type").GetString());
        Assert.Equal(expected.Organization, document.RootElement.GetProperty("subject").GetString());
        Assert.Equal(subjectVersion, document.RootElement.GetProperty("subjectversion").GetString());
        Assert.Equal(expected, Told(document.RootElement));
    }

    private static OrganizationChanged Told(JsonElement happened) =>
        JsonParser.Default.Parse<OrganizationChanged>(happened.GetProperty("data").GetRawText());
}
