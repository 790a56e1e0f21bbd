namespace AnTq.Organizations.Domain.Register;

/// <summary>
/// Which versions are one unit: an unbroken chain of one level and code in which none begins another unit. A unit that is known keeps
/// its organization; a new one gets an id of its code and first day, so that it is the same wherever the register is loaded.
/// </summary>
internal static class UnitIdentity
{
    /// <summary>Gives every version its organization.</summary>
    public static void Assign(RegisterChains register)
    {
        var taken = new Dictionary<string, (UnitKey Key, DateOnly To)>();
        foreach (var unit in register.All.SelectMany(Units).OrderBy(unit => unit[0].From))
        {
            var id = IdOf(unit, taken);
            taken[id] = (unit[0].Key!.Value, unit[^1].To);
            foreach (var version in unit)
                version.OrganizationId = id;
        }
    }

    /// <summary>The id of a unit that is new.</summary>
    public static string NewId(UnitKey key, DateOnly from) => $"gso-{key.Code}-{Validity.Write(from)}";

    private static string IdOf(IReadOnlyList<RegisterVersion> unit, Dictionary<string, (UnitKey Key, DateOnly To)> taken)
    {
        var known = unit.FirstOrDefault(version => version.Known is not null)?.Known!.OrganizationId;
        if (known is null)
            return NewId(unit[0].Key!.Value, unit[0].From);
        // Taken before: the unit got another code and goes on, or it is divided and what comes later is another unit.
        return !taken.TryGetValue(known, out var before) || (before.Key != unit[0].Key && before.To == unit[0].From)
            ? known
            : NewId(unit[0].Key!.Value, unit[0].From);
    }

    private static IEnumerable<IReadOnlyList<RegisterVersion>> Units(IReadOnlyList<RegisterVersion> chain)
    {
        var unit = new List<RegisterVersion>();
        foreach (var version in chain)
        {
            if (unit.Count > 0 && (version.BeginsUnit || unit[^1].To != version.From))
            {
                yield return unit;
                unit = [];
            }

            unit.Add(version);
        }

        yield return unit;
    }
}
