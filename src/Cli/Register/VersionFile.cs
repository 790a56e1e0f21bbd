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

    private static readonly Dictionary<string, VersionStart> _starts = new()
    {
        [""] = VersionStart.Unspecified,
        ["initial"] = VersionStart.Initial,
        ["created"] = VersionStart.Established,
        ["reform_2025"] = VersionStart.Established,
        ["renamed_or_retyped"] = VersionStart.Changed,
        ["moved"] = VersionStart.Changed,
        ["renamed_or_retyped+moved"] = VersionStart.Changed,
    };

    /// <summary>The rows of a file.</summary>
    /// <exception cref="CommandFailure">The file can't be read, or has not the columns of versions.</exception>
    public static IReadOnlyList<OrganizationVersionRow> Read(string path)
    {
        var file = RegisterFile.Read(path);
        RegisterColumns.Require(file, _columns);
        return [.. file.Rows.Select(row => RowOf(path, row))];
    }

    // What is unknown in a row is left out here: the service says so, with all other faults of the file. It can't of the start, which
    // it lets be left out.
    private static OrganizationVersionRow RowOf(string path, RegisterRow row) => new()
    {
        RowNumber = row.Number,
        Level = row.Level("level"),
        Code = row["code"],
        DisplayName = row["name"],
        AdministrativeUnitType = _types.GetValueOrDefault((row.Level("level"), row["type"])),
        ParentCode = row["parent_code"],
        ValidFrom = row["valid_from"],
        ValidTo = row["valid_to"],
        Start = StartOf(path, row),
    };

    private static VersionStart StartOf(string path, RegisterRow row)
    {
        if (_starts.TryGetValue(row["start_reason"], out var start))
        {
            return start;
        }

        var known = string.Join(", ", _starts.Keys.Where(reason => reason.Length > 0));
        throw new CommandFailure(
            $"Tệp {path}, dòng {row.Number}: start_reason “{row["start_reason"]}” không hợp lệ; cần để trống hoặc một trong: {known}.",
            $"The file {path}, line {row.Number}: start_reason '{row["start_reason"]}' is unknown; leave it empty, or one of: {known}.");
    }
}
