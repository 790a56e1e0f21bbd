using AnTq.Awards.V1;

namespace AnTq.Awards.Domain;

/// <summary>Names for printing, in Vietnamese.</summary>
internal static class AwardLabels
{
    /// <summary>Standard name of a form.</summary>
    public static string Of(AwardForm form) => form switch
    {
        AwardForm.EmulationFlag => "Cờ thi đua",
        AwardForm.CertificateOfMerit => "Bằng khen",
        AwardForm.CertificateOfCommendation => "Giấy khen",
        AwardForm.CommemorativeMedal => "Kỷ niệm chương",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Not a form."),
    };

    /// <summary>Standard name of an authority.</summary>
    public static string Of(GrantingAuthority authority) => authority switch
    {
        GrantingAuthority.PrimeMinister => "Thủ tướng Chính phủ",
        GrantingAuthority.MinistryOfPublicSecurity => "Bộ Công an",
        GrantingAuthority.ProvincialChair => "Chủ tịch UBND tỉnh",
        GrantingAuthority.ProvincialPoliceDirector => "Giám đốc Công an tỉnh",
        GrantingAuthority.DistrictChair => "Chủ tịch UBND huyện",
        GrantingAuthority.CommuneChair => "Chủ tịch UBND xã",
        GrantingAuthority.HeadOfOrganization => "Thủ trưởng đơn vị",
        _ => throw new ArgumentOutOfRangeException(nameof(authority), authority, "Not an authority."),
    };

    /// <summary>Name of an authority as the source has it, or the standard name where the source has none of its own.</summary>
    public static string Of(GrantingAuthority authority, string? statedAs) =>
        string.IsNullOrEmpty(statedAs) ? Of(authority) : statedAs;
}
