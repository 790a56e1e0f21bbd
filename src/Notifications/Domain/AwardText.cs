using System.Globalization;
using AnTq.Events.V1;
using AnTq.Platform.Errors;

namespace AnTq.Notifications.Domain;

/// <summary>Tells people of a granted award, in Vietnamese and English.</summary>
internal static class AwardText
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    // What the source says of the recipients: nouns for one and for several, and the words for a number that it leaves out.
    private static readonly CountWords InVietnamese =
        new(Vietnamese, "tập thể", "tập thể", "cá nhân", "cá nhân", "và", "chưa nêu số lượng");
    private static readonly CountWords InEnglish =
        new(English, "collective", "collectives", "individual", "individuals", "and", "number not stated");

    /// <summary>The text of a notice of the award.</summary>
    /// <exception cref="FormatException">A date of the award cannot be read, or a name is missing.</exception>
    public static LocalizedText Of(AwardGranted award)
    {
        if (award.FormLabel.Length == 0 || award.AuthorityLabel.Length == 0 || award.OrganizationDisplayName.Length == 0)
            throw new FormatException("The form, the authority or the organization has no name.");
        var (from, to) = (ParseDay(award.SpanStartDate), ParseDay(award.SpanEndDate));
        var (roughlyInVietnamese, roughlyInEnglish) = award.SpanStartIsApproximate ? ("khoảng ", "about ") : ("", "");
        return new LocalizedText(
            $"{award.FormLabel} của {award.AuthorityLabel}: {InVietnamese.Write(award)} — {award.OrganizationDisplayName}, "
            + $"thành tích từ {roughlyInVietnamese}{from.ToString("dd/MM/yyyy", Vietnamese)} đến {to.ToString("dd/MM/yyyy", Vietnamese)}.",
            $"{AwardTerms.Form(award)} of {AwardTerms.Authority(award)}: {InEnglish.Write(award)} — {award.OrganizationDisplayName}, "
            + $"achievements from {roughlyInEnglish}{from.ToString("d MMMM yyyy", English)} to {to.ToString("d MMMM yyyy", English)}.");
    }

    private static DateOnly ParseDay(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record CountWords(
        CultureInfo Culture, string Collective, string Collectives, string Individual, string Individuals, string And, string NotStated)
    {
        public string Write(AwardGranted award)
        {
            int? collectives = award.HasCollectiveCount ? award.CollectiveCount : null;
            int? individuals = award.HasIndividualCount ? award.IndividualCount : null;
            return (collectives, individuals) switch
            {
                (null, null) => $"{Collectives} {And} {Individuals}, {NotStated}",
                (not 0, 0) => Part(collectives, Collective, Collectives),
                (0, not 0) => Part(individuals, Individual, Individuals),
                _ => $"{Part(collectives, Collective, Collectives)}, {Part(individuals, Individual, Individuals)}",
            };
        }

        private string Part(int? count, string one, string several) => count switch
        {
            null => $"{several} ({NotStated})",
            1 => $"1 {one}",
            _ => $"{count.Value.ToString("N0", Culture)} {several}",
        };
    }
}
