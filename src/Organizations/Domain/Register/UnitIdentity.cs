namespace AnTq.Organizations.Domain.Register;

/// <summary>
/// Which versions are one unit: an unbroken chain of one level and code in which none begins another unit. A unit that is known keeps
/// its organization; a new one gets an id of its code and first day, so that it is the same wherever the register is loaded.
/// </summary>
internal static class UnitIdentity
{
    /// <summary>Gives every version its organization.</summary>
    /// <returns>The ids of units that are new.</returns>
    public static IReadOnlyList<string> Assign(RegisterChains register)
    {
        var taken = new Dictionary<string, (UnitKey Key, DateOnly To)>();
        var created = new List<string>();
        foreach (var unit in register.All.SelectMany(Units).OrderBy(unit => unit[0].From))
        {
            var (key, known) = (unit[0].Key!.Value, KnownId(unit, taken));
            var id = known ?? NewId(key, unit[0].From);
            if (known is null)
                created.Add(id);
            taken[id] = (key, unit[^1].To);
            foreach (var version in unit)
                version.OrganizationId = id;
        }

        return created;
    }

    /// <summary>The id of a unit that is new.</summary>
    public static string NewId(UnitKey key, DateOnly from) => $"gso-{key.Code}-{Validity.Write(from)}";

    private static string? KnownId(IReadOnlyList<RegisterVersion> unit, Dictionary<string, (UnitKey Key, DateOnly To)> taken)
    {
        var known = unit.FirstOrDefault(version => version.Known is not null)?.Known!.OrganizationId;

        // Taken before: the unit got another code and goes on, or it is divided and what comes later is another unit.
        return known is null || !taken.TryGetValue(known, out var before) || (before.Key != unit[0].Key && before.To == unit[0].From)
            ? known
            : null;
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
