using System.Globalization;
using System.Text;
using AnTq.Organizations.V1;
using AnTq.Platform.Validation;

namespace AnTq.Organizations.Domain.Register;

/// <summary>The rules of single fields of a register, and the faults that go with them.</summary>
internal static class RowRules
{
    private static readonly DateOnly FirstDay = new(1945, 1, 1);
    private static readonly DateOnly LastDay = new(2100, 12, 31);

    /// <summary>The key of a level and a code; null with a fault when they do not fit.</summary>
    public static UnitKey? Key(AdministrativeLevel level, string code, string field, int row, ImportFaults faults)
    {
        if (UnitKey.OfCode(code) is { } key && key.Level == level)
            return key;
        var digits = level switch
        {
            AdministrativeLevel.Province => 2,
            AdministrativeLevel.District => 3,
            AdministrativeLevel.Commune => 5,
            _ => 0,
        };
        if (digits == 0)
            faults.Add(row, field.Replace("code", "level", StringComparison.Ordinal), ImportReasons.LevelInvalid, new(
                "Cấp phải là tỉnh, huyện hoặc xã.", "The level must be province, district or commune."));
        else
            faults.Add(row, field, ImportReasons.CodeInvalid, new(
                $"“{code}” không phải mã của cấp này: cần {digits} chữ số.", $"'{code}' is no code of this level: it has {digits} digits."));
        return null;
    }

    /// <summary>A day; null with a fault when it is none, or out of bounds.</summary>
    public static DateOnly? Day(string text, string field, int row, ImportFaults faults)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= FirstDay && day <= LastDay)
            return day;
        faults.Add(row, field, ImportReasons.DayInvalid, new(
            $"“{text}” không phải ngày dạng YYYY-MM-DD, từ 1945-01-01 đến 2100-12-31.",
            $"'{text}' is no day YYYY-MM-DD from 1945-01-01 to 2100-12-31."));
        return null;
    }

    /// <summary>A name in its kept form.</summary>
    public static string Name(string text, int row, ImportFaults faults)
    {
        var violations = new Violations();
        var name = OrganizationName.Normalize(text, "display_name", violations);
        if (!violations.IsEmpty || name.EnumerateRunes().Any(BreaksLine))
            faults.Add(row, "display_name", ImportReasons.NameInvalid, new(
                $"Tên phải có từ 1 đến {OrganizationName.MaximumLength} ký tự trên một dòng.",
                $"The name must have 1 to {OrganizationName.MaximumLength} characters on one line."));
        return name;
    }

    /// <summary>Notes a type that does not belong to the level.</summary>
    public static void CheckType(AdministrativeUnitType type, AdministrativeLevel level, int row, ImportFaults faults)
    {
        if (AdministrativeTypes.LevelOf(type) != level)
            faults.Add(row, "administrative_unit_type", ImportReasons.TypeDoesNotFitLevel, new(
                "Loại đơn vị không thuộc cấp này.", "The type does not belong to the level."));
    }

    private static bool BreaksLine(Rune rune) => rune.Value is 0x2028 or 0x2029 || Rune.IsControl(rune);
}
