using System.Text;
using AnTq.Organizations.Tests.Tree;
using AnTq.Organizations.V1;
using AnTq.Platform.Errors;
using AnTq.Testing;
using Dapper;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class HostileInputTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    // What is wrong, the field that is named for it, and the damage.
    public static TheoryData<string, string, Action<Organization>> Broken => new()
    {
        { "no name", "display_name", unit => unit.DisplayName = "" },
        { "a blank name", "display_name", unit => unit.DisplayName = "\u3000 " },
        { "a name of 10,000 characters", "display_name", unit => unit.DisplayName = new('ơ', 10_000) },
        { "a null character", "display_name", unit => unit.DisplayName = "Xã\0Phong" },
        { "a bell", "display_name", unit => unit.DisplayName = "Xã\aPhong" },
        { "a line break", "display_name", unit => unit.DisplayName = "Xã\nPhong" },
        { "a control character of Latin-1", "display_name", unit => unit.DisplayName = "Xã\u0085Phong" },
        { "no kind", "kind", unit => unit.Kind = OrganizationKind.Unspecified },
        { "an unknown kind", "kind", unit => unit.Kind = (OrganizationKind)99 },
        { "no level", "level", unit => unit.Level = AdministrativeLevel.Unspecified },
        { "an unknown level", "level", unit => unit.Level = (AdministrativeLevel)(-1) },
        { "a parent of another collection", "parent", unit => unit.Parent = "awards/a" },
        { "a parent out of SQL", "parent", unit => unit.Parent = "organizations/'; drop table organization" },
        { "no first day", "valid_from", unit => unit.ValidFrom = "" },
        { "a day before 1945", "valid_from", unit => unit.ValidFrom = "1944-12-31" },
        { "a day after 2100", "valid_to", unit => unit.ValidTo = "2101-01-01" },
        { "a day that never was", "valid_from", unit => unit.ValidFrom = "2023-02-29" },
        { "a day in another notation", "valid_from", unit => unit.ValidFrom = "01/07/2025" },
        { "a code without scheme", "official_codes[0].scheme", unit => unit.OfficialCodes.Add(new OfficialCode { Code = "15" }) },
        { "a scheme without code", "official_codes[0].code", unit => unit.OfficialCodes.Add(Requests.Statistics("")) },
        { "a code in small letters", "official_codes[0].code", unit => unit.OfficialCodes.Add(Internal("abc")) },
        { "a code of 36 characters", "official_codes[0].code", unit => unit.OfficialCodes.Add(Internal(new('A', 36))) },
        { "a statistics code of four digits", "official_codes[0].code", unit => unit.OfficialCodes.Add(Requests.Statistics("0150")) },
        { "two codes of one scheme", "official_codes[1].scheme", unit => unit.OfficialCodes.Add([Internal("A"), Internal("B")]) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_malformed_organization_is_refused_by_field_and_changes_nothing(
        string what, string field, Action<Organization> damage)
    {
        Assert.NotEmpty(what);
        var request = Requests.Create("Xã Phong Quang");
        damage(request.Organization);

        await RefusedForFieldAsync($"organization.{field}", request);
    }

    [Theory]
    [InlineData("Yen-Bai")]
    [InlineData("1-yen-bai")]
    [InlineData("yen")]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a123456789a123")]
    public async Task A_malformed_id_is_refused_and_changes_nothing(string id) =>
        await RefusedForFieldAsync("organization_id", Requests.Create("Xã Phong Quang", id: id));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0198a5c0-0000-7000-8000-00000000000g")]
    public async Task A_malformed_request_id_is_refused_and_changes_nothing(string requestId)
    {
        var request = Requests.Create("Xã Phong Quang");
        request.RequestId = requestId;

        await RefusedForFieldAsync("request_id", request);
    }

    [Fact]
    public async Task A_request_without_organization_is_refused_and_changes_nothing()
    {
        var request = Requests.Create("Xã Phong Quang");
        request.Organization = null;

        await RefusedForFieldAsync("organization", request);
    }

    [Theory]
    [InlineData("2025-07-01", "2025-07-01")]
    [InlineData("2025-07-01", "2004-08-31")]
    public async Task A_validity_that_ends_before_it_starts_is_refused(string from, string to)
    {
        var before = await service.CountEverythingAsync();

        await Refused.WithAsync(
            "VALIDITY_ENDS_BEFORE_IT_STARTS",
            StatusCode.InvalidArgument,
            () => service.RegisterAsync(Requests.Create("Xã Phong Quang", from: from, to: to)));

        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task The_first_and_the_last_day_that_can_be_named_are_kept()
    {
        var created = await service.RegisterAsync(Requests.Create("Chính phủ", from: "1945-01-01", to: "2100-12-31"));

        Assert.Equal(created, await service.Client.GetOrganizationAsync(new() { Name = created.Name, AsOf = "1945-01-01" }));
        Assert.Equal(created, await service.Client.GetOrganizationAsync(new() { Name = created.Name, AsOf = "2100-12-30" }));
    }

    [Fact]
    public async Task A_decomposed_name_is_kept_composed()
    {
        const string name = "Phường Huyền Tụng";

        var created = await service.RegisterAsync(Requests.Create($" {name.Normalize(NormalizationForm.FormD)} "));

        Assert.Equal(name, created.DisplayName);
        Assert.Equal(name, (await service.Client.GetOrganizationAsync(new() { Name = created.Name })).DisplayName);
    }

    [Fact]
    public async Task All_violations_are_answered_at_once()
    {
        var request = Requests.Create("", from: "yesterday");
        request.RequestId = "";

        var refused = await Refused.WithAsync("VALIDATION_FAILED", StatusCode.InvalidArgument, () => service.RegisterAsync(request));

        Assert.Equal(
            ["organization.display_name", "organization.valid_from", "request_id"],
            refused.ReadDetail<BadRequest>()!.FieldViolations.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, StatusCode.DeadlineExceeded)]
    [InlineData(2000, StatusCode.Aborted)]
    public async Task A_call_that_cannot_finish_in_time_changes_nothing(int milliseconds, StatusCode code)
    {
        var before = await service.CountEverythingAsync();
        // What is still reading changes into memory would wait for the table, too.
        await TreeProbe.InUseAsync(service, service.Client);
        await using (var connection = await service.Database.DataSource.OpenConnectionAsync())
        {
            // As long as this transaction is open, the call gets nowhere.
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync("lock table organization in access exclusive mode");
            var deadline = TimeProvider.System.GetUtcNow().AddMilliseconds(milliseconds).UtcDateTime;

            var refused = await Assert.ThrowsAsync<RpcException>(async () =>
                await service.Client.CreateOrganizationAsync(Requests.Create("Xã Dương Quang"), deadline: deadline));

            Assert.Equal(code, refused.StatusCode);
            await Eventually.BecomesTrueAsync(
                async () => await connection.ExecuteScalarAsync<long>("""
                    select count(*)
                    from pg_locks
                    where not granted and database = (select oid from pg_database where datname = current_database())
                    """) == 0,
                TimeSpan.FromSeconds(10));
        }

        Assert.Equal(before, await service.CountEverythingAsync());
    }

    private static OfficialCode Internal(string code) => new() { Scheme = CodeScheme.Internal, Code = code };

    private async Task RefusedForFieldAsync(string field, CreateOrganizationRequest request)
    {
        var before = await service.CountEverythingAsync();
        await Refused.ForFieldAsync(field, () => service.RegisterAsync(request));
        Assert.Equal(before, await service.CountEverythingAsync());
    }
}
