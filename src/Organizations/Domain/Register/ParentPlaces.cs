namespace AnTq.Organizations.Domain.Register;

/// <summary>Finds the unit above every version, and notes those that would be without on some day.</summary>
internal sealed class ParentPlaces
{
    private readonly RegisterChains register;
    private readonly ImportFaults faults;
    private readonly Dictionary<string, (DateOnly From, DateOnly To)> existence = [];
    private readonly Dictionary<string, VersionRow> tellers = [];

    /// <summary>Looks at the units that the register will have.</summary>
    /// <param name="register">The register, with an organization for every version.</param>
    /// <param name="faults">Where faults are noted.</param>
    public ParentPlaces(RegisterChains register, ImportFaults faults)
    {
        (this.register, this.faults) = (register, faults);
        foreach (var version in register.Versions)
        {
            existence[version.OrganizationId] = existence.TryGetValue(version.OrganizationId, out var days)
                ? (Earlier(days.From, version.From), Later(days.To, version.To))
                : (version.From, version.To);
            if (version.Row is null)
                continue;
            tellers[version.OrganizationId] = version.Row;
            if (version.Known is { } known)
                tellers.TryAdd(known.OrganizationId, version.Row);
        }
    }

    /// <summary>Places every version.</summary>
    public void Place()
    {
        foreach (var version in register.Versions)
        {
            if (version.Row is { } row)
                PlaceRow(version, row);
            else if (version.ParentId is { } parent && !IsInForce(parent, version.From, version.To))
                Orphaned(parent, version.Name);
        }
    }

    /// <summary>Notes at a row of the unit above that something below it would lose it.</summary>
    /// <param name="parent">Id of the unit above.</param>
    /// <param name="name">Name of what is below.</param>
    public void Orphaned(string parent, string name)
    {
        var row = tellers[parent];
        faults.Add(row.Number, "valid_to", ImportReasons.SubordinatesInForce, new(
            $"“{name}” còn trực thuộc đơn vị này; hãy chuyển hoặc kết thúc đơn vị đó trước, hoặc trong cùng lần nạp.",
            $"'{name}' still stands below this unit; move or end it before, or in the same import."));
    }

    /// <summary>Lets a row of a unit answer for what ends with it.</summary>
    /// <param name="id">Id of what ends.</param>
    /// <param name="parent">Id of the unit above it.</param>
    public void TellFor(string id, string parent) => tellers.TryAdd(id, tellers[parent]);

    /// <summary>Whether a unit is in force on all days; what is no administrative unit is not looked at.</summary>
    private bool IsInForce(string id, DateOnly from, DateOnly to) =>
        existence.TryGetValue(id, out var days) ? days.From <= from && days.To >= to : !tellers.ContainsKey(id);

    private void PlaceRow(RegisterVersion version, VersionRow row)
    {
        if (row.Parent is not { } key)
            return;
        if (register.Find(key, row.From) is not { } above)
        {
            faults.Add(row.Number, "parent_code", ImportReasons.ParentNotFound, new(
                $"Ngày {Validity.Write(row.From)} không có đơn vị mang mã {key}.",
                $"No unit bears the code {key} on {Validity.Write(row.From)}."));
            return;
        }

        version.ParentId = above.OrganizationId;
        var end = existence[above.OrganizationId].To;
        if (end < version.To)
            faults.Add(row.Number, "parent_code", ImportReasons.ParentNotInForce, new(
                $"Đơn vị cấp trên {key} “{above.Name}” kết thúc ngày {Validity.Write(end)}, trước đơn vị này.",
                $"The parent {key} '{above.Name}' ends on {Validity.Write(end)}, before this unit does."));
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
