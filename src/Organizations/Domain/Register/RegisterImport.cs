namespace AnTq.Organizations.Domain.Register;

/// <summary>What an import makes of the register.</summary>
/// <param name="Plans">The units that are new or changed.</param>
/// <param name="Unchanged">How many rows say what is recorded already.</param>
/// <param name="Places">Where everything stands; notes what would lose the unit above it.</param>
internal sealed record RegisterImport(IReadOnlyList<UnitPlan> Plans, int Unchanged, ParentPlaces Places)
{
    /// <summary>Lays the rows over what is known and works out what has to be recorded. Faults are noted; with any, nothing is to be.</summary>
    /// <param name="known">All administrative units, by id.</param>
    /// <param name="rows">The rows that could be read.</param>
    /// <param name="changeId">Id of the change that the import is.</param>
    /// <param name="faults">Where faults are noted.</param>
    /// <exception cref="Platform.Errors.RefusalException">ORGANIZATION_ALREADY_EXISTS: something else has the name of a new unit.</exception>
    public static RegisterImport Of(
        IReadOnlyDictionary<string, KnownOrganization> known, IReadOnlyCollection<VersionRow> rows, string changeId, ImportFaults faults)
    {
        var register = RegisterChains.Of(known.Values, rows, faults);
        var created = UnitIdentity.Assign(register);
        var places = new ParentPlaces(register, faults);
        places.Place();
        var units = register.Versions.GroupBy(version => version.OrganizationId)
            .ToDictionary(unit => unit.Key, unit => unit.OrderBy(version => version.From).ToList());
        foreach (var unit in units.Values)
            CheckSteps(unit, faults);
        var unchanged = register.Versions.Count(version => version.IsUnchanged && version.Row is { } row && !faults.Has(row.Number));
        if (faults.Rows == 0)
            RefuseTaken(created, known);
        return new RegisterImport(faults.Rows > 0 ? [] : [.. PlansOf(known, units, changeId)], unchanged, places);
    }

    // The name of a new unit may be that of something else, which the register does not speak of.
    private static void RefuseTaken(IEnumerable<string> created, IReadOnlyDictionary<string, KnownOrganization> known)
    {
        if (created.FirstOrDefault(id => known.GetValueOrDefault(id) is { Effects.Count: > 0 }) is { } taken)
            throw OrganizationErrors.AlreadyExists(OrganizationNames.Of(taken));
    }

    private static void CheckSteps(List<RegisterVersion> unit, ImportFaults faults)
    {
        for (var i = 1; i < unit.Count; i++)
        {
            var (before, version) = (unit[i - 1], unit[i]);
            if ((version.Row ?? before.Row) is { } row && version.State == before.State && version.Key == before.Key)
                faults.Add(row.Number, "valid_from", ImportReasons.ChangesNothing, new(
                    $"Từ {Validity.Write(version.From)} không có gì khác trước; hãy gộp hai dòng làm một.",
                    $"Nothing is different from {Validity.Write(version.From)} on; make one row of the two."));
        }
    }

    private static IEnumerable<UnitPlan> PlansOf(
        IReadOnlyDictionary<string, KnownOrganization> known, Dictionary<string, List<RegisterVersion>> units, string changeId)
    {
        foreach (var (id, versions) in units)
        {
            var organization = known.GetValueOrDefault(id);
            if (organization is null || !IsAsKnown(organization, versions))
                yield return new UnitPlan(id, organization, UnitEffects.Of(id, versions, organization?.Effects ?? [], changeId));
        }

        foreach (var (id, organization) in known)
        {
            if (organization.Effects.Count > 0 && !units.ContainsKey(id))
                yield return new UnitPlan(id, organization, []);
        }
    }

    private static bool IsAsKnown(KnownOrganization organization, List<RegisterVersion> versions) =>
        versions.All(version => version.IsUnchanged) && KnownSlice.Of(organization).Count() == versions.Count;
}
