using AnTq.Organizations.V1;
using AnTq.Platform.Errors;

namespace AnTq.Organizations.Domain.Register;

/// <summary>Reads rows of versions, each by itself.</summary>
internal static class VersionRowReading
{
    /// <summary>
    /// Reads a row and notes what is wrong with it. A row whose unit or days can't be told is null; one with other faults takes its
    /// place among the others, so that these do not miss it.
    /// </summary>
    public static VersionRow? Read(OrganizationVersionRow row, ImportFaults faults)
    {
        var number = row.RowNumber;
        var key = RowRules.Key(row.Level, row.Code, "code", number, faults);
        var name = RowRules.Name(row.DisplayName, number, faults);
        if (key is { } known)
            RowRules.CheckType(row.AdministrativeUnitType, known.Level, number, faults);
        var parent = Parent(row, faults);
        var (from, to) = Days(row, faults);
        return key is null || from is null || to is null
            ? null
            : new VersionRow(number, key.Value, name, row.AdministrativeUnitType, parent, from.Value, to.Value, BeginsUnit(row));
    }

    private static bool BeginsUnit(OrganizationVersionRow row) =>
        row.Start is OrganizationVersionRow.Types.VersionStart.Initial or OrganizationVersionRow.Types.VersionStart.Established;

    private static UnitKey? Parent(OrganizationVersionRow row, ImportFaults faults)
    {
        // Of an unknown level nothing is to be said about what stands above it.
        if (row.Level is not (AdministrativeLevel.Province or AdministrativeLevel.District or AdministrativeLevel.Commune)
            || (row.Level == AdministrativeLevel.Province && row.ParentCode.Length == 0))
            return null;
        if (row.Level != AdministrativeLevel.Province && UnitKey.OfCode(row.ParentCode) is { } parent && parent.Level < row.Level)
            return parent;
        faults.Add(row.RowNumber, "parent_code", ImportReasons.ParentInvalid, row.Level == AdministrativeLevel.Province
            ? new LocalizedText("Đơn vị cấp tỉnh không có đơn vị cấp trên.", "Nothing stands above a province.")
            : new LocalizedText(
                $"“{row.ParentCode}” không phải mã của một cấp cao hơn: tỉnh 2 chữ số, huyện 3 chữ số.",
                $"'{row.ParentCode}' is no code of a higher level: provinces have 2 digits, districts 3."));
        return null;
    }

    private static (DateOnly? From, DateOnly? To) Days(OrganizationVersionRow row, ImportFaults faults)
    {
        var from = RowRules.Day(row.ValidFrom, "valid_from", row.RowNumber, faults);
        var to = row.ValidTo.Length == 0 ? DateOnly.MaxValue : RowRules.Day(row.ValidTo, "valid_to", row.RowNumber, faults);
        if (to > from || from is null || to is null)
            return (from, to);
        faults.Add(row.RowNumber, "valid_to", ImportReasons.EndsBeforeItStarts, new(
            $"{row.ValidTo} không sau {row.ValidFrom}; valid_to là ngày đầu tiên không còn hiệu lực.",
            $"{row.ValidTo} is not after {row.ValidFrom}; valid_to is the first day on which it no longer holds."));
        return (null, null);
    }
}
