using AnTq.Events.V1;

namespace AnTq.Notifications.Domain;

/// <summary>
/// English terms of awards. The event carries the Vietnamese ones for printing; a value that is newer than this service is printed as it
/// stands there.
/// </summary>
internal static class AwardTerms
{
    private static readonly Dictionary<string, string> Authorities = new()
    {
        ["GRANTING_AUTHORITY_PRIME_MINISTER"] = "the Prime Minister",
        ["GRANTING_AUTHORITY_MINISTRY_OF_PUBLIC_SECURITY"] = "the Ministry of Public Security",
        ["GRANTING_AUTHORITY_PROVINCIAL_CHAIR"] = "the chair of the provincial People's Committee",
        ["GRANTING_AUTHORITY_PROVINCIAL_POLICE_DIRECTOR"] = "the director of the provincial police",
        ["GRANTING_AUTHORITY_DISTRICT_CHAIR"] = "the chair of the district People's Committee",
        ["GRANTING_AUTHORITY_COMMUNE_CHAIR"] = "the chair of the commune People's Committee",
        ["GRANTING_AUTHORITY_HEAD_OF_ORGANIZATION"] = "the head of the organization",
    };

    private static readonly Dictionary<string, string> Forms = new()
    {
        ["AWARD_FORM_EMULATION_FLAG"] = "Emulation flag",
        ["AWARD_FORM_CERTIFICATE_OF_MERIT"] = "Certificate of merit",
        ["AWARD_FORM_CERTIFICATE_OF_COMMENDATION"] = "Certificate of commendation",
        ["AWARD_FORM_COMMEMORATIVE_MEDAL"] = "Commemorative medal",
    };

    /// <summary>Who granted the award.</summary>
    public static string Authority(AwardGranted award) => Authorities.GetValueOrDefault(award.Authority, award.AuthorityLabel);

    /// <summary>The form of the award; several that the source counts together stand side by side.</summary>
    public static string Form(AwardGranted award) => award.Forms.Count > 0 && award.Forms.All(Forms.ContainsKey)
        ? string.Join(" / ", award.Forms.Select(form => Forms[form])) + (award.Forms.Count > 1 ? " (not split)" : "")
        : award.FormLabel;
}
