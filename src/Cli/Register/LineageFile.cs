using AnTq.Organizations.V1;

namespace AnTq.Cli.Register;

/// <summary>
/// A file that tells which unit went into which on one day, a row each. Of two layouts, known by their columns: of units of any level
/// with the extent in <c>kind</c>, and of provinces, each of which went into one whole.
/// </summary>
internal static class LineageFile
{
    private static readonly string[] _anyLevel = ["old_level", "old_code", "new_code", "kind"];
    private static readonly string[] _provinces = ["old_code", "new_code", "relation"];

    /// <summary>The rows of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="effectiveDate">The day, YYYY-MM-DD.</param>
    /// <exception cref="CommandFailure">The file can't be read, or has neither layout.</exception>
    public static IReadOnlyList<LineageLinkRow> Read(string path, string effectiveDate)
    {
        var file = RegisterFile.Read(path);
        if (RegisterColumns.Has(file, _provinces) && !RegisterColumns.Has(file, _anyLevel))
        {
            return [.. file.Rows.Select(row => LinkOf(row, effectiveDate, AdministrativeLevel.Province, AdministrativeLevel.Province, LineageExtent.Full))];
        }

        RegisterColumns.Require(file, _anyLevel);
        return [.. file.Rows.Select(row => LinkOf(row, effectiveDate, row.Level("old_level"), AdministrativeLevel.Commune, ExtentOf(row["kind"])))];
    }

    private static LineageLinkRow LinkOf(
        RegisterRow row, string day, AdministrativeLevel from, AdministrativeLevel to, LineageExtent extent) => new()
    {
        RowNumber = row.Number,
        EffectiveDate = day,
        PredecessorLevel = from,
        PredecessorCode = row["old_code"],
        SuccessorLevel = to,
        SuccessorCode = row["new_code"],
        Extent = extent,
    };

    private static LineageExtent ExtentOf(string kind) => kind switch
    {
        "full" => LineageExtent.Full,
        "partial" => LineageExtent.Partial,
        _ => LineageExtent.Unspecified,
    };
}
