using System.Globalization;
using AnTq.Organizations.V1;
using AnTq.Testing;

namespace AnTq.Organizations.Tests.Register;

/// <summary>The real register of administrative units, which lies beside the checkout where this project is developed.</summary>
internal static class RegisterFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "data");

    private static readonly Dictionary<(string Level, string Type), AdministrativeUnitType> Types = new()
    {
        [("1", "Tỉnh")] = AdministrativeUnitType.Province,
        [("1", "Thành phố Trung ương")] = AdministrativeUnitType.CentrallyRunCity,
        [("2", "Huyện")] = AdministrativeUnitType.RuralDistrict,
        [("2", "Quận")] = AdministrativeUnitType.UrbanDistrict,
        [("2", "Thị xã")] = AdministrativeUnitType.Town,
        [("2", "Thành phố")] = AdministrativeUnitType.ProvincialCity,
        [("3", "Xã")] = AdministrativeUnitType.Commune,
        [("3", "Phường")] = AdministrativeUnitType.Ward,
        [("3", "Thị trấn")] = AdministrativeUnitType.Township,
        [("3", "Đặc khu")] = AdministrativeUnitType.SpecialZone,
    };

    /// <summary>Why tests on the register are skipped; null where it is.</summary>
    public static string? Missing => Directory.Exists(Folder) ? null : $"The register of administrative units is not here: {Folder} does not exist.";

    public static IReadOnlyList<OrganizationVersionRow> Versions() => [.. Read("admin_units_history.csv").Select((row, index) => new OrganizationVersionRow
    {
        RowNumber = index + 2,
        Level = Level(row["level"]),
        Code = row["code"],
        DisplayName = row["name"],
        AdministrativeUnitType = Types[(row["level"], row["type"])],
        ParentCode = row["parent_code"],
        ValidFrom = row["valid_from"],
        ValidTo = row["valid_to"],
        Start = row["start_reason"] switch
        {
            "initial" => OrganizationVersionRow.Types.VersionStart.Initial,
            "created" or "reform_2025" => OrganizationVersionRow.Types.VersionStart.Established,
            _ => OrganizationVersionRow.Types.VersionStart.Changed,
        },
    })];

    public static IReadOnlyList<LineageLinkRow> CommuneLinks() => [.. Read("commune_mapping_2025-07-01.csv").Select((row, index) => new LineageLinkRow
    {
        RowNumber = index + 2,
        EffectiveDate = "2025-07-01",
        PredecessorLevel = Level(row["old_level"]),
        PredecessorCode = row["old_code"],
        SuccessorLevel = AdministrativeLevel.Commune,
        SuccessorCode = row["new_code"],
        Extent = row["kind"] == "full" ? LineageExtent.Full : LineageExtent.Partial,
    })];

    public static IReadOnlyList<LineageLinkRow> ProvinceLinks() => [.. Read("province_mapping_2025-07-01.csv").Select((row, index) => new LineageLinkRow
    {
        RowNumber = index + 2,
        EffectiveDate = "2025-07-01",
        PredecessorLevel = AdministrativeLevel.Province,
        PredecessorCode = row["old_code"],
        SuccessorLevel = AdministrativeLevel.Province,
        SuccessorCode = row["new_code"],
        Extent = LineageExtent.Full,
    })];

    /// <summary>The totals of provinces, districts and communes on every date on which the register changed.</summary>
    public static IReadOnlyList<(string Day, int Provinces, int Districts, int Communes)> ChangeDates() =>
        [.. Read("admin_change_dates.csv").Select(row => (row["effective_date"], Number(row["provinces"]), Number(row["districts"]), Number(row["communes"])))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static AdministrativeLevel Level(string text) => AdministrativeLevel.National + Number(text);

    // Quotes stand in last columns only, which no test reads.
    private static IEnumerable<IReadOnlyDictionary<string, string>> Read(string file)
    {
        using var lines = File.ReadLines(Path.Combine(Folder, file)).GetEnumerator();
        lines.MoveNext();
        var header = lines.Current.Split(',');
        while (lines.MoveNext())
            yield return header.Zip(lines.Current.Split(',', header.Length)).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
