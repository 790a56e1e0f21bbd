using AnTq.Organizations.V1;
using VersionStart = AnTq.Organizations.V1.OrganizationVersionRow.Types.VersionStart;

namespace AnTq.Cli.Register;

/// <summary>A file of versions of administrative units, a row each.</summary>
internal static class VersionFile
{
    private static readonly string[] _columns =
        ["level", "code", "name", "type", "parent_code", "valid_from", "valid_to", "start_reason"];

    private static readonly Dictionary<(AdministrativeLevel, string), AdministrativeUnitType> _types = new()
    {
        [(AdministrativeLevel.Province, "Tỉnh")] = AdministrativeUnitType.Province,
        [(AdministrativeLevel.Province, "Thành phố Trung ương")] = AdministrativeUnitType.CentrallyRunCity,
        [(AdministrativeLevel.District, "Huyện")] = AdministrativeUnitType.RuralDistrict,
        [(AdministrativeLevel.District, "Quận")] = AdministrativeUnitType.UrbanDistrict,
        [(AdministrativeLevel.District, "Thị xã")] = AdministrativeUnitType.Town,
        [(AdministrativeLevel.District, "Thành phố")] = AdministrativeUnitType.ProvincialCity,
        [(AdministrativeLevel.Commune, "Xã")] = AdministrativeUnitType.Commune,
        [(AdministrativeLevel.Commune, "Phường")] = AdministrativeUnitType.Ward,
        [(AdministrativeLevel.Commune, "Thị trấn")] = AdministrativeUnitType.Township,
        [(AdministrativeLevel.Commune, "Đặc khu")] = AdministrativeUnitType.SpecialZone,
    };

    /// <summary>The rows of a file.</summary>
    /// <exception cref="CommandFailure">The file can't be read, or has not the columns of versions.</exception>
    public static IReadOnlyList<OrganizationVersionRow> Read(string path)
    {
        var file = RegisterFile.Read(path);
        RegisterColumns.Require(file, _columns);
        return [.. file.Rows.Select(RowOf)];
    }

    // What is unknown in a row is left out here: the service says so, with all other faults of the file.
    private static OrganizationVersionRow RowOf(RegisterRow row) => new()
    {
        RowNumber = row.Number,
        Level = row.Level("level"),
        Code = row["code"],
        DisplayName = row["name"],
        AdministrativeUnitType = _types.GetValueOrDefault((row.Level("level"), row["type"])),
        ParentCode = row["parent_code"],
        ValidFrom = row["valid_from"],
        ValidTo = row["valid_to"],
        Start = StartOf(row),
    };

    private static VersionStart StartOf(RegisterRow row) => row["start_reason"] switch
    {
        "" => VersionStart.Unspecified,
        "initial" => VersionStart.Initial,
        "created" or "reform_2025" => VersionStart.Established,
        "renamed_or_retyped" or "moved" or "renamed_or_retyped+moved" => VersionStart.Changed,
        var other => throw new CommandFailure(
            $"Dòng {row.Number}: start_reason “{other}” không có trong danh mục.", $"Row {row.Number}: start_reason '{other}' is unknown."),
    };
}
