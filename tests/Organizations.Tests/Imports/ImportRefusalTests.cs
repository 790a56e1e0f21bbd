using AnTq.Organizations.V1;
using AnTq.Platform.Errors;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Imports;

/// <summary>Imports beside what is known otherwise than by imports.</summary>
public sealed class ImportRefusalTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    [Fact]
    public async Task A_code_that_something_else_bears_is_refused_with_its_bearer()
    {
        var bearer = await service.RegisterAsync(Requests.Create("Khu phố Một", kind: OrganizationKind.ResidentialArea, statisticsCode: "50"));
        var before = await service.CountEverythingAsync();

        var refused = await Refused.WithAsync("OFFICIAL_CODE_IN_USE", StatusCode.FailedPrecondition, () =>
            service.ImportAsync(Import.Rows(Import.Province("50", "Tỉnh Năm Mươi"))));

        Assert.Equal(("50", bearer.Name), (refused.Fact("code"), refused.Fact("holder")));
        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Theory]
    [InlineData("53", OrganizationKind.Agency)]
    [InlineData("54", OrganizationKind.AdministrativeUnit)]
    public async Task A_name_that_something_else_has_taken_is_refused(string code, OrganizationKind kind)
    {
        var other = await service.RegisterAsync(Requests.Create("Cơ quan khác", id: $"gso-{code}-2004-08-31", kind: kind));
        var before = await service.CountEverythingAsync();

        var refused = await Refused.WithAsync("ORGANIZATION_ALREADY_EXISTS", StatusCode.AlreadyExists, () =>
            service.ImportAsync(Import.Rows(Import.Province(code, "Tỉnh Mới"))));

        Assert.Equal(other.Name, refused.ReadDetail<ResourceInfo>()!.ResourceName);
        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task Versions_and_lineage_may_be_imported_with_one_request_id()
    {
        var (rows, requestId) = (
            Import.Rows(Import.Province("51", "Tỉnh Cũ", to: "2025-07-01"), Import.Province("52", "Tỉnh Mới", from: "2025-07-01")),
            Requests.NewRequestId());

        var versions = await service.ImportAsync(rows, Import.Header(2, requestId: requestId));
        var lineage = await service.ImportAsync(
            [
                new LineageLinkRow
                {
                    RowNumber = 2, EffectiveDate = "2025-07-01", Extent = LineageExtent.Full,
                    PredecessorLevel = AdministrativeLevel.Province, PredecessorCode = "51",
                    SuccessorLevel = AdministrativeLevel.Province, SuccessorCode = "52",
                },
            ],
            Import.Header(1, requestId: requestId));

        Assert.True(versions.Imported);
        Assert.True(lineage.Imported);
    }
}
