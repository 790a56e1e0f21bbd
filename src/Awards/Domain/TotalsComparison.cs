using System.Globalization;
using AnTq.Platform.Errors;
using Status = AnTq.Awards.V1.Reconciliation.Types.Status;

namespace AnTq.Awards.Domain;

/// <summary>Numbers of awards to collectives and to individuals.</summary>
/// <param name="Collectives">To collectives (tập thể).</param>
/// <param name="Individuals">To individuals (cá nhân).</param>
internal sealed record Totals(long Collectives, long Individuals);

/// <summary>
/// The sums of a statement's records against the totals that its document declares. Only what is stated is summed: a line whose number
/// the source does not state adds nothing, so a document whose declared total includes such a line shows a difference, which its note
/// has to explain.
/// </summary>
/// <param name="Sums">Sums of the records.</param>
/// <param name="Declared">The document's own totals; null when it declares none.</param>
internal sealed record TotalsComparison(Totals Sums, Totals? Declared)
{
    private static readonly NumberFormatInfo VietnameseNumbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private static readonly NumberFormatInfo EnglishNumbers = CultureInfo.InvariantCulture.NumberFormat;

    /// <summary>Sum minus declared total of the collectives; 0 when none is declared.</summary>
    public long CollectivesDifference => Declared is null ? 0 : Sums.Collectives - Declared.Collectives;

    /// <summary>Sum minus declared total of the individuals; 0 when none is declared.</summary>
    public long IndividualsDifference => Declared is null ? 0 : Sums.Individuals - Declared.Individuals;

    /// <summary>Whether they agree.</summary>
    public Status Status => Declared is null
        ? Status.NotDeclared
        : CollectivesDifference == 0 && IndividualsDifference == 0 ? Status.Match : Status.Mismatch;

    /// <summary>Sum, declared total and difference of the collectives, for people.</summary>
    public LocalizedText DescribeCollectives() => Describe("Tập thể", "Collectives", Sums.Collectives, CollectivesDifference);

    /// <summary>Sum, declared total and difference of the individuals, for people.</summary>
    public LocalizedText DescribeIndividuals() => Describe("Cá nhân", "Individuals", Sums.Individuals, IndividualsDifference);

    private static LocalizedText Describe(string vietnamese, string english, long sum, long difference) => new(
        $"{vietnamese}: cộng được {Write(sum, VietnameseNumbers)}, văn bản nêu {Write(sum - difference, VietnameseNumbers)}, "
        + $"chênh lệch {WriteSigned(difference, VietnameseNumbers)}.",
        $"{english}: sum {Write(sum, EnglishNumbers)}, declared {Write(sum - difference, EnglishNumbers)}, "
        + $"difference {WriteSigned(difference, EnglishNumbers)}.");

    private static string Write(long number, NumberFormatInfo numbers) => number.ToString("#,0", numbers);

    private static string WriteSigned(long number, NumberFormatInfo numbers) => number.ToString("+#,0;−#,0;0", numbers);
}
