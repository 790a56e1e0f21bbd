using AnTq.Awards.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>How the sums of a statement compare with the totals that it declares.</summary>
internal static class ReconciliationLine
{
    public static IRenderable Of(AwardStatement statement)
    {
        var (declared, result) = (statement.DeclaredTotals, statement.Reconciliation);
        return new Text(declared is null
            ? "Văn bản không nêu tổng số.\n"
            : $"Tổng số văn bản nêu: {VietnameseNumber.Of(declared.Collectives)} tập thể, {VietnameseNumber.Of(declared.Individuals)} cá nhân; "
                + $"chênh lệch {VietnameseNumber.Of(result.CollectivesDifference)} và {VietnameseNumber.Of(result.IndividualsDifference)}: "
                + (result.Status == Reconciliation.Types.Status.Match ? "KHỚP.\n" : "KHÔNG KHỚP.\n"));
    }
}
