using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Organizations.Domain;

/// <summary>The named refusals of the calls about committees.</summary>
internal static class CommitteeErrors
{
    private const string ResourceType = "antq.organizations.v1.CommitteeTerm";

    public static readonly ErrorReason NotACommitteeReason = new("NOT_A_STEERING_COMMITTEE", StatusCode.FailedPrecondition,
        "The organization is not a steering committee.",
        "Name the committee below the unit; ListOrganizations with the unit as parent and kind STEERING_COMMITTEE finds it.");

    public static readonly ErrorReason StartsAlreadyReason = new("COMMITTEE_TERM_STARTS_ALREADY", StatusCode.FailedPrecondition,
        "Another term of the committee starts on that day.", "Correct that term, or the day; ListCommitteeTerms shows the terms.");

    public static readonly ErrorReason AlreadyExistsReason = new("COMMITTEE_TERM_ALREADY_EXISTS", StatusCode.AlreadyExists,
        "There is a term of this resource name already.", "Read it, or choose another committee_term_id.");

    public static readonly ErrorReason NotFoundReason = new("COMMITTEE_TERM_NOT_FOUND", StatusCode.NotFound,
        "There is no such term of a committee, or not as known at that moment.", "ListCommitteeTerms shows the terms of a committee.");

    public static readonly ErrorReason WithdrawnReason = new("COMMITTEE_TERM_WITHDRAWN", StatusCode.FailedPrecondition,
        "The term has been taken back.", "Record a new term with ReconstituteCommittee.");

    public static readonly ErrorReason CommitteeIsFixedReason = new("COMMITTEE_OF_TERM_IS_FIXED", StatusCode.FailedPrecondition,
        "A term stays with its committee.", "Take the term back, and record one of the other committee.");

    public static RefusalException NotACommittee(string organization) =>
        new(NotACommitteeReason, new($"“{organization}” không phải là ban chỉ đạo.", $"'{organization}' is not a steering committee."))
        {
            FieldViolations =
            [
                new("committee_term.committee", new("Phải là một ban chỉ đạo.", "Must be an organization of kind STEERING_COMMITTEE.")),
            ],
        };

    public static RefusalException StartsAlready(string committee, DateOnly day) =>
        new(StartsAlreadyReason, new(
            $"Một kỳ kiện toàn khác của “{committee}” bắt đầu ngày {Validity.Write(day)}.",
            $"Another term of '{committee}' starts on {Validity.Write(day)}."))
        {
            FieldViolations = [new("committee_term.start_date", new("Đã có kỳ bắt đầu ngày này.", "A term starts on this day already."))],
        };

    public static RefusalException AlreadyExists(string name) =>
        new(AlreadyExistsReason, new($"Đã có kỳ kiện toàn “{name}”.", $"There is a term '{name}' already."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException NotFound(string name) =>
        new(NotFoundReason, new($"Không có kỳ kiện toàn “{name}”.", $"There is no term '{name}'."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException NoTermOn(string committee, DateOnly day) =>
        new(NotFoundReason, new(
            $"“{committee}” không có kỳ kiện toàn nào vào ngày {Validity.Write(day)}.",
            $"'{committee}' is in no term on {Validity.Write(day)}."))
        {
            Metadata = new Dictionary<string, string> { ["committee"] = committee, ["as_of"] = Validity.Write(day) },
        };

    public static RefusalException Withdrawn(string name) =>
        new(WithdrawnReason, new($"Kỳ kiện toàn “{name}” đã được rút lại.", $"The term '{name}' has been taken back."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException CommitteeIsFixed(string committee) =>
        new(CommitteeIsFixedReason, new(
            $"Kỳ kiện toàn này thuộc “{committee}” và không thể chuyển sang ban khác.",
            $"This term belongs to '{committee}' and can't go to another committee."))
        {
            FieldViolations = [new("committee_term.committee", new($"Phải là “{committee}”.", $"Must be '{committee}'."))],
        };

    public static RefusalException EtagMismatch(string name) =>
        new(PlatformErrors.EtagMismatch, new(
            $"Kỳ kiện toàn “{name}” đã thay đổi từ lần đọc trước.", $"The term '{name}' has changed since it was read."))
        {
            Resource = new(ResourceType, name),
        };
}
