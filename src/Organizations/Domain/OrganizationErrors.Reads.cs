using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Organizations.Domain;

/// <content>The refusals of what is read.</content>
internal static partial class OrganizationErrors
{
    public static readonly ErrorReason NotFoundReason = new("ORGANIZATION_NOT_FOUND", StatusCode.NotFound,
        "There is no organization of this resource name.", "Correct the name; ListOrganizations finds organizations by code or parent.");

    public static readonly ErrorReason NotInForceReason = new("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition,
        "The organization exists, but not on the day asked about.", "Ask with an as_of on which it is in force.");

    public static readonly ErrorReason OfficialCodeNotFoundReason = new("OFFICIAL_CODE_NOT_FOUND", StatusCode.NotFound,
        "No organization bore the official code on the day asked about.",
        "Correct the code, or ask with an as_of on which it was borne; the violations name its bearers on other days.");

    public static readonly ErrorReason OfficialCodeAmbiguousReason = new("OFFICIAL_CODE_AMBIGUOUS", StatusCode.FailedPrecondition,
        "Several organizations have borne the official code, and no day was given.",
        "Ask with an as_of; the violations name the bearers with their days.");

    public static readonly ErrorReason LineageTooLargeReason = new("LINEAGE_TOO_LARGE", StatusCode.FailedPrecondition,
        "Lineage leads over more than 5,000 links, or from or to more than 5,000 organizations.",
        "Ask with a nearer until, or separately for the organizations below.");

    public static RefusalException NotFound(string name, string? field = null) =>
        new(NotFoundReason, new($"Không có đơn vị “{name}”.", $"There is no organization '{name}'."))
        {
            FieldViolations = field is null ? [] : [new(field, new("Đơn vị không tồn tại.", "The organization does not exist."))],
            Resource = new(ResourceType, name),
        };

    public static RefusalException NotFound(IReadOnlyList<(int Index, string Name)> missing) =>
        new(NotFoundReason, new(
            $"Không có đơn vị “{missing[0].Name}”{AndOthers(missing.Count, "và {0} đơn vị khác")}.",
            $"There is no organization '{missing[0].Name}'{AndOthers(missing.Count, "nor {0} others")}."))
        {
            Resource = new(ResourceType, missing[0].Name),
            FieldViolations = InNames(missing, new("Không có đơn vị này.", "There is none of this name.")),
        };

    public static RefusalException NotInForce(string name, DateOnly day, string? field = null) =>
        new(NotInForceReason, new(
            $"Đơn vị “{name}” không có hiệu lực vào ngày {Validity.Write(day)}.",
            $"The organization '{name}' is not in force on {Validity.Write(day)}."))
        {
            FieldViolations = field is null ? [] : [new(field, new("Không có hiệu lực vào ngày đó.", "Is not in force on that day."))],
            Resource = new(ResourceType, name),
            Metadata = new Dictionary<string, string> { ["as_of"] = Validity.Write(day) },
        };

    public static RefusalException NotInForce(IReadOnlyList<(int Index, string Name)> missing, DateOnly day) =>
        new(NotInForceReason, new(
            $"Đơn vị “{missing[0].Name}”{AndOthers(missing.Count, "và {0} đơn vị khác")} không có hiệu lực vào ngày {Validity.Write(day)}.",
            $"The organization '{missing[0].Name}'{AndOthers(missing.Count, "and {0} others")} is not in force on {Validity.Write(day)}."))
        {
            Resource = new(ResourceType, missing[0].Name),
            FieldViolations = InNames(missing, new("Không có hiệu lực vào ngày này.", "Is not in force on this day.")),
            Metadata = new Dictionary<string, string> { ["as_of"] = Validity.Write(day) },
        };

    /// <param name="code">The code.</param>
    /// <param name="day">The day asked about; null when it was never borne.</param>
    /// <param name="others">Who bears it on other days.</param>
    public static RefusalException OfficialCodeNotFound(string code, DateOnly? day, IReadOnlyList<(string Name, Validity Days)> others) =>
        new(OfficialCodeNotFoundReason, day is null
            ? new($"Chưa từng có đơn vị nào mang mã “{code}”.", $"No organization has ever borne the code '{code}'.")
            : new(
                $"Không có đơn vị nào mang mã “{code}” vào ngày {Validity.Write(day)}.",
                $"No organization bears the code '{code}' on {Validity.Write(day)}."))
        {
            Preconditions = Bearers(others),
            Metadata = new Dictionary<string, string> { ["code"] = code },
        };

    public static RefusalException OfficialCodeAmbiguous(string code, IReadOnlyList<(string Name, Validity Days)> bearers) =>
        new(OfficialCodeAmbiguousReason, new(
            $"Nhiều đơn vị đã mang mã “{code}”: hãy cho biết ngày.", $"Several organizations have borne the code '{code}': say on which day."))
        {
            FieldViolations = [new("as_of", new("Cần có ngày.", "A day is needed."))],
            Preconditions = Bearers(bearers),
            Metadata = new Dictionary<string, string> { ["code"] = code },
        };

    public static RefusalException LineageTooLarge(string name, int most) =>
        new(LineageTooLargeReason, new(
            $"Lịch sử của “{name}” có hơn {most} liên kết.", $"The lineage of '{name}' has more than {most} links."))
        {
            Resource = new(ResourceType, name),
        };

    private static string AndOthers(int count, string text) =>
        count == 1 ? "" : " " + string.Format(System.Globalization.CultureInfo.InvariantCulture, text, count - 1);

    private static IReadOnlyList<FieldViolation> InNames(IReadOnlyList<(int Index, string Name)> missing, LocalizedText why) =>
        [.. missing.Select(found => new FieldViolation(
            $"names[{found.Index}]", new($"“{found.Name}”: {why.Vietnamese}", $"'{found.Name}': {why.English}")))];

    private static IReadOnlyList<Precondition> Bearers(IReadOnlyList<(string Name, Validity Days)> bearers) =>
        [.. bearers.Select(bearer => new Precondition(
            "OFFICIAL_CODE_BORNE", bearer.Name, new($"Mang mã trong {Written(bearer.Days)}.", $"Bears the code in {Written(bearer.Days)}.")))];
}
