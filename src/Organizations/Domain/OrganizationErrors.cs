using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Organizations.Domain;

/// <summary>The named refusals of the organizations service: those of what is registered.</summary>
internal static partial class OrganizationErrors
{
    private const string ResourceType = "antq.organizations.v1.Organization";

    public static readonly ErrorReason ParentNotFoundReason = new("PARENT_NOT_FOUND", StatusCode.NotFound,
        "The organization named as parent does not exist.", "Register the parent first, or correct its resource name.");

    public static readonly ErrorReason ParentNotInForceReason = new("PARENT_NOT_IN_FORCE", StatusCode.FailedPrecondition,
        "The parent is not in force on every day on which the organization would stand below it.",
        "Choose days within the parent's own, or another parent; the metadata parent_in_force has the parent's days.");

    public static readonly ErrorReason TreeTooDeepReason = new("TREE_TOO_DEEP", StatusCode.FailedPrecondition,
        "The organization would stand more than 12 levels deep.", "Choose a parent nearer to the top of the tree.");

    public static readonly ErrorReason OfficialCodeInUseReason = new("OFFICIAL_CODE_IN_USE", StatusCode.FailedPrecondition,
        "Another organization holds the official code on some of these days.",
        "Correct the code or the days; ListOrganizations with official_code and as_of finds the holder.");

    public static readonly ErrorReason AlreadyExistsReason = new("ORGANIZATION_ALREADY_EXISTS", StatusCode.AlreadyExists,
        "There is an organization of this resource name already.", "Read it, or choose another organization_id.");

    public static readonly ErrorReason EndsBeforeItStartsReason = new("VALIDITY_ENDS_BEFORE_IT_STARTS", StatusCode.InvalidArgument,
        "valid_to is not after valid_from.",
        "Correct one of the two; valid_to is the first day on which the organization no longer exists.");

    public static RefusalException ParentNotFound(string parent, string field) =>
        new(ParentNotFoundReason, new($"Không có đơn vị cấp trên “{parent}”.", $"There is no parent '{parent}'."))
        {
            FieldViolations = [new(field, new("Đơn vị cấp trên không tồn tại.", "The parent does not exist."))],
            Resource = new(ResourceType, parent),
        };

    /// <param name="parent">Resource name of the parent.</param>
    /// <param name="validity">The days on which it would be one.</param>
    /// <param name="existence">The days on which it is in force; null when it never is.</param>
    public static RefusalException ParentNotInForce(string parent, Validity validity, Validity? existence)
    {
        var parentInForce = existence is { } days ? $"{{[{Validity.Write(days.From)},{Validity.Write(days.To)})}}" : "{}";
        return new(ParentNotInForceReason, new(
            $"Đơn vị cấp trên “{parent}” không có hiệu lực trong toàn bộ thời gian {Written(validity)}.",
            $"The parent '{parent}' is not in force throughout {Written(validity)}."))
        {
            Preconditions = [new("PARENT_IN_FORCE", parent, new($"Có hiệu lực: {parentInForce}.", $"It is in force: {parentInForce}."))],
            Resource = new(ResourceType, parent),
            Metadata = new Dictionary<string, string> { ["parent_in_force"] = parentInForce },
        };
    }

    public static RefusalException TreeTooDeep(string parent) =>
        new(TreeTooDeepReason, new(
            $"Dưới “{parent}” không thể thêm cấp: tối đa {TreePlace.MaximumDepth} cấp.",
            $"Nothing can be placed below '{parent}': a tree has at most {TreePlace.MaximumDepth} levels."))
        {
            Resource = new(ResourceType, parent),
        };

    public static RefusalException OfficialCodeInUse(string code, string holder, Validity held) =>
        new(OfficialCodeInUseReason, new(
            $"Mã “{code}” thuộc “{holder}” trong thời gian {Written(held)}.",
            $"The code '{code}' belongs to '{holder}' in {Written(held)}."))
        {
            Resource = new(ResourceType, holder),
            Metadata = new Dictionary<string, string> { ["code"] = code, ["holder"] = holder },
        };

    public static RefusalException OfficialCodeInUse() =>
        new(OfficialCodeInUseReason, new(
            "Một đơn vị khác vừa được ghi nhận với mã này.", "Another organization has just been registered with one of these codes."));

    public static RefusalException AlreadyExists(string name) =>
        new(AlreadyExistsReason, new($"Đã có đơn vị “{name}”.", $"There is an organization '{name}' already."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException EndsBeforeItStarts(Validity validity) =>
        new(EndsBeforeItStartsReason, new(
            $"Thời gian có hiệu lực kết thúc trước khi bắt đầu: {Written(validity)}.",
            $"The validity ends before it starts: {Written(validity)}."))
        {
            FieldViolations = [new("organization.valid_to", new("Phải sau valid_from.", "Must be after valid_from."))],
        };

    private static string Written(Validity validity) => $"[{Validity.Write(validity.From)}, {Validity.Write(validity.To)})";
}
