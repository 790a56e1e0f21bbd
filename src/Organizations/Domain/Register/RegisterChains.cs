namespace AnTq.Organizations.Domain.Register;

/// <summary>All versions by level and code, the oldest first: those known, replaced and completed by the rows of an import.</summary>
internal sealed class RegisterChains
{
    private readonly Dictionary<UnitKey, List<RegisterVersion>> chains = [];
    private readonly List<RegisterVersion> uncoded = [];

    /// <summary>All chains.</summary>
    public IEnumerable<IReadOnlyList<RegisterVersion>> All => chains.Values;

    /// <summary>All versions.</summary>
    public IEnumerable<RegisterVersion> Versions => chains.Values.SelectMany(chain => chain).Concat(uncoded);

    /// <summary>Lays the rows over what is known, and notes rows that stand there twice or overlap others.</summary>
    public static RegisterChains Of(IEnumerable<KnownOrganization> known, IEnumerable<VersionRow> rows, ImportFaults faults)
    {
        var register = new RegisterChains();
        var slices = new Dictionary<(UnitKey, DateOnly), KnownSlice>();
        foreach (var slice in known.SelectMany(KnownSlice.Of))
        {
            if (slice.Key is { } key)
                slices.Add((key, slice.From), slice);
            else
                register.uncoded.Add(Kept(slice));
        }

        register.AddRows(rows, slices, faults);
        foreach (var ((key, _), slice) in slices)
            register.Chain(key).Add(Kept(slice));
        foreach (var chain in register.chains.Values)
        {
            chain.Sort((one, other) => one.From.CompareTo(other.From));
            CheckOverlaps(chain, faults);
        }

        return register;
    }

    /// <summary>The version that bears a code on a day; null when none does.</summary>
    public RegisterVersion? Find(UnitKey key, DateOnly day) =>
        chains.GetValueOrDefault(key)?.FindLast(version => version.From <= day && day < version.To);

    private void AddRows(IEnumerable<VersionRow> rows, Dictionary<(UnitKey, DateOnly), KnownSlice> slices, ImportFaults faults)
    {
        var told = new Dictionary<(UnitKey, DateOnly), int>();
        foreach (var row in rows)
        {
            if (!told.TryAdd((row.Key, row.From), row.Number))
            {
                faults.Add(row.Number, "valid_from", ImportReasons.RowRepeated, new(
                    $"Mã {row.Key} từ ngày {Validity.Write(row.From)} đã có ở dòng {told[(row.Key, row.From)]}.",
                    $"Code {row.Key} from {Validity.Write(row.From)} stands in row {told[(row.Key, row.From)]} already."));
                continue;
            }

            slices.Remove((row.Key, row.From), out var known);
            Chain(row.Key).Add(new RegisterVersion
            {
                Key = row.Key, From = row.From, To = row.To, Name = row.Name, Type = row.Type, Row = row, Known = known,
            });
        }
    }

    private List<RegisterVersion> Chain(UnitKey key)
    {
        if (!chains.TryGetValue(key, out var chain))
            chains.Add(key, chain = []);
        return chain;
    }

    private static RegisterVersion Kept(KnownSlice slice) => new()
    {
        Key = slice.Key,
        From = slice.From,
        To = slice.To,
        Name = slice.State.Name,
        Type = slice.State.Type,
        Known = slice,
        OrganizationId = slice.OrganizationId,
        ParentId = slice.State.ParentId,
    };

    private static void CheckOverlaps(List<RegisterVersion> chain, ImportFaults faults)
    {
        for (var i = 1; i < chain.Count; i++)
        {
            var (one, other) = (chain[i - 1], chain[i]);
            if (one.To <= other.From)
                continue;
            var (told, field, against) = other.Row is { } later ? (later, "valid_from", one) : (one.Row!, "valid_to", other);
            faults.Add(told.Number, field, ImportReasons.VersionsOverlap, new(
                $"Mã {told.Key} đã có phiên bản “{against.Name}” trong {Days(against)}; sửa ngày, hoặc gửi kèm phiên bản ấy với ngày đúng.",
                $"Code {told.Key} has the version '{against.Name}' in {Days(against)}; correct the days, or send that version, too."));
        }
    }

    private static string Days(RegisterVersion version) =>
        $"[{Validity.Write(version.From)}, {(version.To == DateOnly.MaxValue ? "" : Validity.Write(version.To))})";
}
