using AnTq.Events.V1;
using AnTq.Organizations.V1;
using Google.Protobuf;

namespace AnTq.Contracts.Tests.Golden;

/// <summary>One message of every event, with every field set.</summary>
internal static class EventSamples
{
    private static readonly OrganizationVersion _version = new()
    {
        ValidFrom = "2004-07-01",
        ValidTo = "2025-07-01",
        DisplayName = "Thành phố Yên Bái",
        Kind = OrganizationKind.AdministrativeUnit,
        Level = AdministrativeLevel.District,
        AdministrativeUnitType = AdministrativeUnitType.ProvincialCity,
        Parent = "organizations/yen-bai",
        OfficialCodes = { new OfficialCode { Scheme = CodeScheme.GeneralStatisticsOffice, Code = "132" } },
    };

    public static readonly IReadOnlyList<IMessage> All =
    [
        new OrganizationCreated
        {
            Organization = "organizations/yen-bai-city",
            DisplayName = "Thành phố Yên Bái",
            Kind = "ORGANIZATION_KIND_ADMINISTRATIVE_UNIT",
            Level = "ADMINISTRATIVE_LEVEL_DISTRICT",
            Parent = "organizations/yen-bai",
            Ancestors = { "organizations/viet-nam", "organizations/yen-bai" },
            ValidFrom = "2004-07-01",
            ValidTo = "2025-07-01",
            Path = "vn.yb00000000001.yb00000000002",
            Label = "yb00000000002",
            Versions = { _version },
        },
        new OrganizationChanged
        {
            Organization = "organizations/yen-bai-city",
            OrganizationChange = "organizationChanges/reform-2025",
            EffectiveDate = "2025-07-01",
            Path = "vn.yb00000000001.yb00000000002",
            Label = "yb00000000002",
            Versions = { _version },
            Cause = "merger",
        },
        new CommitteeReconstituted
        {
            Committee = "organizations/yen-bai-city-committee",
            Term = "committeeTerms/0198a5c0-0000-7000-8000-000000000002",
            Unit = "organizations/yen-bai-city",
            StartDate = "2023-03-15",
            Path = "vn.yb00000000001.yb00000000002.yb00000000003",
            HasHead = true,
        },
        new AwardGranted
        {
            Award = "awards/0198a5c0-0000-7000-8000-000000000001",
            Statement = "awardStatements/yen-bai-ten-years",
            Organization = "organizations/yen-bai-city",
            OrganizationDisplayName = "Thành phố Yên Bái",
            OrganizationAncestors = { "organizations/viet-nam", "organizations/yen-bai" },
            Authority = "GRANTING_AUTHORITY_PRIME_MINISTER",
            AuthorityLabel = "Thủ tướng Chính phủ",
            Forms = { "AWARD_FORM_EMULATION_FLAG", "AWARD_FORM_CERTIFICATE_OF_MERIT" },
            FormLabel = "Cờ thi đua, Bằng khen",
            SpanStartDate = "2015-01-01",
            SpanEndDate = "2025-06-30",
            CollectiveCount = 12,
            IndividualCount = 0,
            RecipientOrganizations = { "organizations/ward-1", "organizations/ward-2" },
            SpanStartIsApproximate = true,
        },
    ];
}
