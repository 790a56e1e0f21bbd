using System.Globalization;
using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Awards.Domain;

/// <summary>The named refusals about award statements.</summary>
internal static class StatementErrors
{
    private const string ResourceType = "antq.awards.v1.AwardStatement";

    public static readonly ErrorReason NotFoundReason = new("AWARD_STATEMENT_NOT_FOUND", StatusCode.NotFound,
        "There is no award statement of this resource name.", "Correct the name, or create the statement first.");

    public static readonly ErrorReason AlreadyExistsReason = new("AWARD_STATEMENT_ALREADY_EXISTS", StatusCode.AlreadyExists,
        "There is an award statement of this resource name already.", "Read it, or choose another award_statement_id.");

    public static readonly ErrorReason ConfirmedReason = new("AWARD_STATEMENT_CONFIRMED", StatusCode.FailedPrecondition,
        "The statement is confirmed: its records are granted and nothing in it changes any more.",
        "Record what is missing in another statement.");

    public static readonly ErrorReason EmptyReason = new("AWARD_STATEMENT_EMPTY", StatusCode.FailedPrecondition,
        "The statement has no records, so there is nothing to confirm.", "Record its awards first.");

    public static readonly ErrorReason FullReason = new("AWARD_STATEMENT_FULL", StatusCode.FailedPrecondition,
        "The statement would hold more than 10,000 records or 100,000 recipients by name.", "Record the others in another statement.");

    public static readonly ErrorReason TotalsDifferReason = new("DECLARED_TOTALS_DIFFER", StatusCode.FailedPrecondition,
        "The sums of the records differ from the totals that the document declares.",
        "Correct the records, or confirm with a difference_note that explains the difference.");

    public static RefusalException NotFound(string name) =>
        new(NotFoundReason, new($"Không có bảng khen thưởng “{name}”.", $"There is no award statement '{name}'."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException AlreadyExists(string name) =>
        new(AlreadyExistsReason, new($"Đã có bảng khen thưởng “{name}”.", $"There is an award statement '{name}' already."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException Confirmed(string name) =>
        new(ConfirmedReason, new(
            $"Bảng khen thưởng “{name}” đã được xác nhận, không thay đổi được nữa.",
            $"The award statement '{name}' is confirmed and cannot be changed any more."))
        {
            Preconditions = [new("AWARD_STATEMENT_IS_DRAFT", name, new("Phải đang là bản nháp.", "It must be a draft."))],
            Resource = new(ResourceType, name),
        };

    public static RefusalException Empty(string name) =>
        new(EmptyReason, new($"Bảng khen thưởng “{name}” chưa có bản ghi nào.", $"The award statement '{name}' has no records."))
        {
            Preconditions =
            [
                new("AWARD_STATEMENT_HAS_RECORDS", name, new("Phải có ít nhất một bản ghi.", "It must have at least one record.")),
            ],
            Resource = new(ResourceType, name),
        };

    public static RefusalException Full(string name) =>
        new(FullReason, new(
            $"Bảng khen thưởng “{name}” chứa tối đa 10.000 bản ghi và 100.000 tên.",
            $"The award statement '{name}' holds at most 10,000 records and 100,000 recipients by name."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException EtagMismatch(string name) =>
        new(PlatformErrors.EtagMismatch, new(
            $"Bảng khen thưởng “{name}” hoặc bản ghi của nó đã thay đổi sau khi được đọc.",
            $"The award statement '{name}' or one of its records has changed since it was read."))
        {
            Resource = new(ResourceType, name),
        };

    /// <summary>The sums differ from the declared totals, and nobody has said why.</summary>
    public static RefusalException TotalsDiffer(string name, TotalsComparison comparison)
    {
        var collectives = comparison.DescribeCollectives();
        var individuals = comparison.DescribeIndividuals();
        return new(TotalsDifferReason, new(
            $"Tổng các bản ghi khác tổng số mà văn bản nêu. {collectives.Vietnamese} {individuals.Vietnamese}",
            $"The sums of the records differ from the declared totals. {collectives.English} {individuals.English}"))
        {
            Preconditions =
            [
                new("COLLECTIVES_MATCH_DECLARED_TOTAL", name, collectives),
                new("INDIVIDUALS_MATCH_DECLARED_TOTAL", name, individuals),
            ],
            Metadata = new Dictionary<string, string>
            {
                ["collectives_sum"] = Plain(comparison.Sums.Collectives),
                ["collectives_declared"] = Plain(comparison.Declared!.Collectives),
                ["collectives_difference"] = Plain(comparison.CollectivesDifference),
                ["individuals_sum"] = Plain(comparison.Sums.Individuals),
                ["individuals_declared"] = Plain(comparison.Declared.Individuals),
                ["individuals_difference"] = Plain(comparison.IndividualsDifference),
            },
            Resource = new(ResourceType, name),
        };
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
