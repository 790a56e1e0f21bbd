using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain.Register;

/// <summary>What an import makes of the lineage.</summary>
/// <param name="Steps">Links that are to be added, with the numbers of their rows.</param>
/// <param name="Ended">Rows of links that say otherwise and are no longer held to be true.</param>
/// <param name="Unchanged">How many rows say what is recorded already.</param>
internal sealed record LineageImport(IReadOnlyList<LineageStep> Steps, IReadOnlyList<long> Ended, int Unchanged)
{
    /// <summary>Compares the rows with what is known. Faults are noted; with any, nothing is to be recorded.</summary>
    /// <param name="rows">The rows that could be read, with the units that they name.</param>
    /// <param name="known">The links known of the days in question.</param>
    /// <param name="faults">Where faults are noted.</param>
    public static LineageImport Of(IEnumerable<PlacedLink> rows, IReadOnlyCollection<KnownLink> known, ImportFaults faults)
    {
        var byEnds = known.ToDictionary(link => (link.PredecessorId, link.SuccessorId, link.Day));
        var told = new Dictionary<(string, string, DateOnly), PlacedLink>();
        foreach (var link in rows)
        {
            if (Check(link, told, faults))
                told.Add((link.PredecessorId!, link.SuccessorId!, link.Row.Day), link);
        }

        CheckExtents(told.Values, byEnds.Values.Where(link => !told.ContainsKey((link.PredecessorId, link.SuccessorId, link.Day))), faults);
        var changed = told.Where(link => byEnds.GetValueOrDefault(link.Key)?.Extent != link.Value.Row.Extent).ToList();
        return new LineageImport(
            [.. changed.Select(link => new LineageStep(link.Key.Item1, link.Key.Item2, link.Key.Item3, link.Value.Row.Extent))],
            [.. changed.Select(link => byEnds.GetValueOrDefault(link.Key)?.RowId).OfType<long>()],
            told.Count(link => byEnds.GetValueOrDefault(link.Key)?.Extent == link.Value.Row.Extent && !faults.Has(link.Value.Row.Number)));
    }

    private static bool Check(PlacedLink link, Dictionary<(string, string, DateOnly), PlacedLink> told, ImportFaults faults)
    {
        var row = link.Row;
        var before = Validity.Write(row.Day.AddDays(-1));
        if (link.PredecessorId is null)
            faults.Add(row.Number, "predecessor_code", ImportReasons.PredecessorNotInForce, new(
                $"Ngày {before} không có đơn vị mang mã {row.Predecessor}.", $"No unit bears the code {row.Predecessor} on {before}."));
        if (link.SuccessorId is null)
            faults.Add(row.Number, "successor_code", ImportReasons.SuccessorNotInForce, new(
                $"Ngày {Validity.Write(row.Day)} không có đơn vị mang mã {row.Successor}.",
                $"No unit bears the code {row.Successor} on {Validity.Write(row.Day)}."));
        if (link.PredecessorId is null || link.SuccessorId is null)
            return false;
        if (link.PredecessorId == link.SuccessorId)
            faults.Add(row.Number, "successor_code", ImportReasons.SucceedsItself, new(
                "Đơn vị vẫn tiếp tục, không thể kế thừa chính nó.", "The unit goes on: it can't succeed itself."));
        else if (told.TryGetValue((link.PredecessorId, link.SuccessorId, row.Day), out var other))
            faults.Add(row.Number, "successor_code", ImportReasons.RowRepeated, new(
                $"Liên kết này đã có ở dòng {other.Row.Number}.", $"This link stands in row {other.Row.Number} already."));
        return !faults.Has(row.Number);
    }

    // All of a unit goes to one: whoever says so of two, or of one beside a part for another, has mistaken something.
    private static void CheckExtents(IEnumerable<PlacedLink> told, IEnumerable<KnownLink> kept, ImportFaults faults)
    {
        var others = kept.ToLookup(link => (link.PredecessorId, link.Day));
        foreach (var links in told.GroupBy(link => (PredecessorId: link.PredecessorId!, link.Row.Day)))
        {
            var all = links.Select(link => link.Row.Extent).Concat(others[links.Key].Select(link => link.Extent)).ToList();
            if (all.Count < 2 || !all.Contains(LineageExtent.Full))
                continue;
            foreach (var link in links)
                faults.Add(link.Row.Number, "extent", ImportReasons.ExtentInvalid, new(
                    $"Mã {link.Row.Predecessor} có nhiều đơn vị kế thừa, nên mỗi đơn vị chỉ nhận một phần.",
                    $"Code {link.Row.Predecessor} has several successors, so each gets a part."));
        }
    }
}
