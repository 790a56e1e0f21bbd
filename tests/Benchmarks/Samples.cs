using AnTq.Awards.V1;
using AnTq.Organizations.V1;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Benchmarks;

/// <summary>The resources that are measured: ordinary ones, of ordinary size.</summary>
internal static class Samples
{
    /// <summary>Number of collectives in <see cref="Award"/>.</summary>
    public const int CollectivesOfOneAward = 14;

    /// <summary>A commune as the service answers it: one level below its province.</summary>
    public static Organization Organization(string id) => new()
    {
        Name = $"organizations/{id}",
        DisplayName = "Xã Văn Bàn",
        Kind = OrganizationKind.AdministrativeUnit,
        Level = AdministrativeLevel.Commune,
        Parent = "organizations/tinh-lao-cai",
        ValidFrom = "2025-07-01",
        Ancestors = { "organizations/tinh-lao-cai" },
        Path = "1.2",
        Etag = "\"AAAAAAAAAAE\"",
        CreateTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
    };

    /// <summary>A record of ten years, known from an article.</summary>
    /// <param name="organization">Resource name of the organization that it counts for.</param>
    public static Award Award(string organization) => new()
    {
        Organization = organization,
        Authority = new AwardAuthority { Authority = GrantingAuthority.ProvincialChair },
        Forms = { AwardForm.CertificateOfMerit },
        Span = new AchievementSpan { StartDate = "2015-07-01", EndDate = "2025-07-01", StartIsApproximate = true },
        Collectives = new Recipients { Count = CollectivesOfOneAward },
        Individuals = new Recipients { Count = 16 },
        Stated = new StatedByDocument { Document = "Báo Lào Cai: 10 năm phong trào Toàn dân bảo vệ ANTQ" },
    };

    /// <summary>A new id of an intention.</summary>
    public static string NewRequestId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
}
