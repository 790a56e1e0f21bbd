using AnTq.Organizations.V1;

namespace AnTq.Cli.Output;

/// <summary>What organizations are, in Vietnamese.</summary>
internal static class OrganizationWords
{
    /// <summary>What it is: an administrative unit by its type, anything else by its kind.</summary>
    public static string Of(OrganizationKind kind, AdministrativeUnitType type) =>
        kind == OrganizationKind.AdministrativeUnit && type != AdministrativeUnitType.Unspecified ? Of(type) : Of(kind);

    public static string Of(AdministrativeLevel level) => level switch
    {
        AdministrativeLevel.National => "Trung ương",
        AdministrativeLevel.Province => "Cấp tỉnh",
        AdministrativeLevel.District => "Cấp huyện",
        AdministrativeLevel.Commune => "Cấp xã",
        AdministrativeLevel.SubCommune => "Dưới cấp xã",
        _ => "—",
    };

    private static string Of(OrganizationKind kind) => kind switch
    {
        OrganizationKind.AdministrativeUnit => "Đơn vị hành chính",
        OrganizationKind.ResidentialArea => "Khu dân cư",
        OrganizationKind.SteeringCommittee => "Ban Chỉ đạo 138",
        OrganizationKind.PoliceUnit => "Đơn vị công an",
        OrganizationKind.PeoplesCommittee => "Ủy ban nhân dân",
        OrganizationKind.MassOrganization => "Tổ chức chính trị - xã hội",
        OrganizationKind.Agency => "Cơ quan, đơn vị",
        OrganizationKind.Enterprise => "Doanh nghiệp",
        OrganizationKind.School => "Cơ sở giáo dục",
        _ => "—",
    };

    private static string Of(AdministrativeUnitType type) => type switch
    {
        AdministrativeUnitType.Province => "Tỉnh",
        AdministrativeUnitType.CentrallyRunCity => "Thành phố trực thuộc trung ương",
        AdministrativeUnitType.RuralDistrict => "Huyện",
        AdministrativeUnitType.UrbanDistrict => "Quận",
        AdministrativeUnitType.Town => "Thị xã",
        AdministrativeUnitType.ProvincialCity => "Thành phố thuộc tỉnh",
        AdministrativeUnitType.Commune => "Xã",
        AdministrativeUnitType.Ward => "Phường",
        AdministrativeUnitType.Township => "Thị trấn",
        AdministrativeUnitType.SpecialZone => "Đặc khu",
        _ => "—",
    };
}
