using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain.Register;

/// <summary>A row of an import of lineage that could be read.</summary>
/// <param name="Number">Its number in its file.</param>
/// <param name="Day">The first day of the successor.</param>
/// <param name="Predecessor">Level and code of the predecessor on the day before.</param>
/// <param name="Successor">Level and code of the successor on that day.</param>
/// <param name="Extent">Whether the whole predecessor went there, or a part.</param>
internal sealed record LinkRow(int Number, DateOnly Day, UnitKey Predecessor, UnitKey Successor, LineageExtent Extent)
{
    /// <summary>Reads a row by itself and notes what is wrong with it; null when it can't be read.</summary>
    public static LinkRow? Read(LineageLinkRow row, ImportFaults faults)
    {
        var number = row.RowNumber;
        var day = RowRules.Day(row.EffectiveDate, "effective_date", number, faults);
        var predecessor = RowRules.Key(row.PredecessorLevel, row.PredecessorCode, "predecessor_code", number, faults);
        var successor = RowRules.Key(row.SuccessorLevel, row.SuccessorCode, "successor_code", number, faults);
        if (row.Extent == LineageExtent.Unspecified)
            faults.Add(number, "extent", ImportReasons.ExtentInvalid, new(
                "Cần cho biết toàn bộ hay một phần.", "It must be said whether it is all or a part."));
        return day is null || predecessor is null || successor is null || faults.Has(number)
            ? null
            : new LinkRow(number, day.Value, predecessor.Value, successor.Value, row.Extent);
    }
}
