using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Organizations.Domain;

/// <summary>The named refusals of changes of organizations.</summary>
internal static partial class ChangeErrors
{
    private const string ResourceType = "antq.organizations.v1.OrganizationChange";
    private const string OrganizationType = "antq.organizations.v1.Organization";

    public static readonly ErrorReason NotFoundReason = new("ORGANIZATION_CHANGE_NOT_FOUND", StatusCode.NotFound,
        "There is no change of this resource name, or there was none at the moment asked about.",
        "Correct the name; ListOrganizationChanges finds changes by organization and day.");

    public static readonly ErrorReason AlreadyExistsReason = new("ORGANIZATION_CHANGE_ALREADY_EXISTS", StatusCode.AlreadyExists,
        "There is a change of this resource name already.", "Read it, or choose another organization_change_id.");

    public static readonly ErrorReason WithdrawnReason = new("ORGANIZATION_CHANGE_WITHDRAWN", StatusCode.FailedPrecondition,
        "The change has been withdrawn; nothing can be changed about it any more.", "Record a new change.");

    public static readonly ErrorReason ChangesConflictReason = new("ORGANIZATION_CHANGES_CONFLICT", StatusCode.FailedPrecondition,
        "With it, other recorded changes would concern an organization on days on which it does not exist, or it would end twice.",
        "Correct or withdraw the changes first that the preconditions name.");

    public static readonly ErrorReason SubordinatesRemainReason = new("SUBORDINATES_REMAIN", StatusCode.FailedPrecondition,
        "Organizations would stay below one that is not in force.",
        "Say where they go, or correct the changes that put them there; the preconditions name both.");

    public static readonly ErrorReason CycleReason = new("ORGANIZATION_BELOW_ITSELF", StatusCode.FailedPrecondition,
        "The organization would stand below itself.", "Choose a parent that does not stand below the organization on any day.");

    public static readonly ErrorReason ParentLevelDoesNotFitReason = new("PARENT_LEVEL_DOES_NOT_FIT", StatusCode.FailedPrecondition,
        "An administrative unit would stand below something else than an administrative unit of a higher level.",
        "Choose a province or, for a commune, a district as parent.");

    public static readonly ErrorReason TypeDoesNotFitReason = new("ADMINISTRATIVE_UNIT_TYPE_DOES_NOT_FIT", StatusCode.FailedPrecondition,
        "The type does not belong to the organization's level, or the organization is no administrative unit.",
        "Choose a type of its level; ward, commune, township and special zone belong to the level of the commune.");

    public static readonly ErrorReason NotBelowReason = new("SUBORDINATE_NOT_BELOW", StatusCode.FailedPrecondition,
        "An organization that would go to a part does not stand directly below the divided one, or is a committee that ends with it.",
        "Name only what stands directly below on the effective day; ListOrganizations with parent and as_of tells.");

    public static readonly ErrorReason LineageRecordedReason = new("LINEAGE_ALREADY_RECORDED", StatusCode.AlreadyExists,
        "It is recorded already that the one took over from the other on this day.", "Correct the change that is recorded.");

    public static readonly ErrorReason TooLargeReason = new("ORGANIZATION_CHANGE_TOO_LARGE", StatusCode.FailedPrecondition,
        "The change would concern more than 5,000 organizations.", "Move subordinates in parts first, each with its own change.");

    public static RefusalException NotFound(string name) =>
        new(NotFoundReason, new($"Không có thay đổi “{name}”.", $"There is no change '{name}'.")) { Resource = new(ResourceType, name) };

    public static RefusalException AlreadyExists(string name) =>
        new(AlreadyExistsReason, new($"Đã có thay đổi “{name}”.", $"There is a change '{name}' already."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException Withdrawn(string name) =>
        new(WithdrawnReason, new($"Thay đổi “{name}” đã được rút lại.", $"The change '{name}' has been withdrawn."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException EtagMismatch(string name) =>
        new(PlatformErrors.EtagMismatch, new(
            $"Thay đổi “{name}” đã được sửa sau khi được đọc.", $"The change '{name}' has been corrected since it was read."))
        {
            Resource = new(ResourceType, name),
        };

    public static RefusalException Cycle(string organizationId, string parentId, Validity days) =>
        new(CycleReason, new(
            $"“{OrganizationNames.Of(organizationId)}” sẽ trực thuộc chính mình từ ngày {Validity.Write(days.From)}.",
            $"'{OrganizationNames.Of(organizationId)}' would stand below itself from {Validity.Write(days.From)} on."))
        {
            Resource = new(OrganizationType, OrganizationNames.Of(organizationId)),
            Metadata = new Dictionary<string, string> { ["parent"] = OrganizationNames.Of(parentId) },
        };

    public static RefusalException ParentLevelDoesNotFit(string organizationId, string parentId) =>
        new(ParentLevelDoesNotFitReason, new(
            $"Đơn vị hành chính “{OrganizationNames.Of(organizationId)}” không thể trực thuộc “{OrganizationNames.Of(parentId)}”.",
            $"The administrative unit '{OrganizationNames.Of(organizationId)}' can't stand below '{OrganizationNames.Of(parentId)}'."))
        {
            Resource = new(OrganizationType, OrganizationNames.Of(parentId)),
        };

    public static RefusalException TypeDoesNotFit(string organization, string field) =>
        new(TypeDoesNotFitReason, new(
            $"Loại đơn vị không thuộc cấp của “{organization}”.", $"The type does not belong to the level of '{organization}'."))
        {
            FieldViolations = [new(field, new("Loại phải thuộc cấp của đơn vị.", "Must be a type of the organization's level."))],
            Resource = new(OrganizationType, organization),
        };

    public static RefusalException NotBelow(string subordinate, string above, string field) =>
        new(NotBelowReason, new(
            $"“{subordinate}” không trực thuộc “{above}” vào ngày đó.", $"'{subordinate}' does not stand directly below '{above}' on that day."))
        {
            FieldViolations = [new(field, new("Phải trực thuộc đơn vị bị chia.", "Must stand directly below the divided organization."))],
            Resource = new(OrganizationType, subordinate),
        };

    public static RefusalException LineageRecorded() =>
        new(LineageRecordedReason, new(
            "Việc tiếp nhận này vào ngày này đã được ghi nhận.", "That the one took over from the other on this day is recorded already."));

    public static RefusalException TooLarge() =>
        new(TooLargeReason, new(
            "Thay đổi liên quan đến hơn 5.000 đơn vị.", "The change would concern more than 5,000 organizations."));
}
