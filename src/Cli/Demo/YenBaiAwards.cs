using AnTq.Awards.V1;
using AnTq.Organizations.V1;

namespace AnTq.Cli.Demo;

/// <summary>
/// Ten years of the movement's awards in Thành phố Yên Bái, as the province's newspaper told of them on 24 May 2023. The two units are
/// those of the register, with the dates between which it knows them.
/// </summary>
internal static class YenBaiAwards
{
    public const string ProvinceId = "tinh-yen-bai";
    public const string CityId = "thanh-pho-yen-bai";
    public const string StatementId = "khen-thuong-10-nam-thanh-pho-yen-bai";

    private const string Document = "Báo Yên Bái, 24/5/2023: Thành phố Yên Bái đẩy phong trào \"Toàn dân bảo vệ an ninh Tổ quốc\" ở cơ sở";
    private const string City = $"organizations/{CityId}";

    public static Organization Province => Unit("Tỉnh Yên Bái", AdministrativeLevel.Province, "15", parent: "");

    public static Organization CityUnit =>
        Unit("Thành phố Yên Bái", AdministrativeLevel.District, "132", parent: $"organizations/{ProvinceId}");

    public static AwardStatement Statement => new()
    {
        Title = "Khen thưởng 10 năm phong trào Toàn dân bảo vệ an ninh Tổ quốc, Thành phố Yên Bái",
        DeclaredTotals = new DeclaredTotals { Collectives = 178, Individuals = 241 },
    };

    public static IReadOnlyList<Award> Records =>
    [
        Record(GrantingAuthority.MinistryOfPublicSecurity, "Bộ Công an", AwardForm.EmulationFlag, 5, null),
        Record(GrantingAuthority.MinistryOfPublicSecurity, "Bộ Công an", AwardForm.CertificateOfMerit, 4, 1),
        Record(GrantingAuthority.ProvincialChair, "Chủ tịch UBND tỉnh", AwardForm.CertificateOfMerit, 14, 16),
        Record(GrantingAuthority.ProvincialPoliceDirector, "Giám đốc Công an tỉnh", AwardForm.CertificateOfCommendation, 22, 25),
        Record(GrantingAuthority.DistrictChair, "Chủ tịch UBND thành phố", AwardForm.CertificateOfCommendation, 133, 199),
    ];

    private static Organization Unit(string name, AdministrativeLevel level, string code, string parent) => new()
    {
        DisplayName = name,
        Kind = OrganizationKind.AdministrativeUnit,
        Level = level,
        Parent = parent,
        OfficialCodes = { new OfficialCode { Scheme = CodeScheme.GeneralStatisticsOffice, Code = code } },
        ValidFrom = "2004-08-31",
        ValidTo = "2025-07-01",
    };

    private static Award Record(GrantingAuthority authority, string statedAs, AwardForm form, int collectives, int? individuals) => new()
    {
        Organization = City,
        Authority = new AwardAuthority { Authority = authority, StatedAs = statedAs },
        Forms = { form },
        Span = new AchievementSpan { StartDate = "2013-01-01", EndDate = "2023-05-24", StartIsApproximate = true },
        Collectives = new Recipients { Count = collectives },
        Individuals = individuals is { } count ? new Recipients { Count = count } : null,
        Stated = new StatedByDocument { Document = Document },
    };
}
