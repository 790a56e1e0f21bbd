using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Awards.Domain;

/// <summary>The named refusals about award records.</summary>
internal static class AwardErrors
{
    private const string ResourceType = "antq.awards.v1.Award";
    private const string OrganizationType = "antq.organizations.v1.Organization";

    public static readonly ErrorReason NotFoundReason = new("AWARD_NOT_FOUND", StatusCode.NotFound,
        "There is no award record of this resource name; perhaps it has been deleted.", "ListAwards gives the records of a statement.");

    public static readonly ErrorReason FlagToIndividual = new("FLAG_TO_INDIVIDUAL", StatusCode.InvalidArgument,
        "An emulation flag (Cờ thi đua) was to go to individuals.",
        "Record the individuals with the form they got; where the source does not split the forms, give all of them.");

    public static readonly ErrorReason MedalToCollective = new("MEDAL_TO_COLLECTIVE", StatusCode.InvalidArgument,
        "A commemorative medal (Kỷ niệm chương) was to go to collectives.",
        "Record the collectives with the form they got; where the source does not split the forms, give all of them.");

    public static readonly ErrorReason SpanEndsBeforeItStarts = new("SPAN_ENDS_BEFORE_IT_STARTS", StatusCode.InvalidArgument,
        "The achievement span's last day is before its first.", "Correct one of the two days; a span of one day has both equal.");

    public static readonly ErrorReason NoRecipients = new("NO_RECIPIENTS", StatusCode.InvalidArgument,
        "The record has neither collectives nor individuals.",
        "Give a number above 0, names, or not_stated where the source says that there were some.");

    public static readonly ErrorReason OrganizationNotFoundReason = new("ORGANIZATION_NOT_FOUND", StatusCode.NotFound,
        "An organization of the records does not exist.", "Correct its resource name, or register it first.");

    public static readonly ErrorReason OrganizationNotInForceReason = new("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition,
        "An organization of the records was not in force on the achievement span's last day.",
        "Name the organization that existed then, or correct the span.");

    public static RefusalException NotFound(string name) =>
        new(NotFoundReason, new($"Không có bản ghi khen thưởng “{name}”.", $"There is no award record '{name}'."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException EtagMismatch(string name) =>
        new(PlatformErrors.EtagMismatch, new(
            $"Bản ghi khen thưởng “{name}” đã thay đổi sau khi được đọc.", $"The award record '{name}' has changed since it was read."))
        {
            Resource = new(ResourceType, name),
        };

    /// <summary>The records break rules. The first broken rule names the refusal; all of them are listed.</summary>
    public static RefusalException Broken(IReadOnlyList<BrokenRule> rules) =>
        new(rules[0].Reason, rules[0].Text)
        {
            FieldViolations = [.. rules.Select(rule => new FieldViolation(rule.Field, rule.Text))],
        };

    /// <summary>An organization does not exist.</summary>
    /// <param name="organization">Its resource name.</param>
    /// <param name="fields">Paths of the fields that name it.</param>
    public static RefusalException OrganizationNotFound(string organization, IEnumerable<string> fields) =>
        AboutOrganization(OrganizationNotFoundReason, organization, fields, new(
            $"Không có đơn vị “{organization}”.", $"There is no organization '{organization}'."));

    /// <summary>An organization exists, but not on the span's last day.</summary>
    /// <param name="organization">Its resource name.</param>
    /// <param name="day">The span's last day, YYYY-MM-DD.</param>
    /// <param name="fields">Paths of the fields that name it.</param>
    public static RefusalException OrganizationNotInForce(string organization, string day, IEnumerable<string> fields) =>
        AboutOrganization(OrganizationNotInForceReason, organization, fields, new(
            $"Đơn vị “{organization}” không có hiệu lực vào ngày {day}, ngày cuối của thời gian tính thành tích.",
            $"The organization '{organization}' was not in force on {day}, the last day of the achievement span."));

    private static RefusalException AboutOrganization(
        ErrorReason reason, string organization, IEnumerable<string> fields, LocalizedText text) => new(reason, text)
    {
        FieldViolations = [.. fields.Select(field => new FieldViolation(field, text))],
        Resource = new(OrganizationType, organization),
    };
}
