using AnTq.Platform.Errors;

namespace AnTq.Organizations.Domain;

/// <content>The refusals that name what stands in the way.</content>
internal static partial class ChangeErrors
{
    // More would not be read, nor told.
    private const int MostNames = 20;

    // A fact of a refusal has no room for more, and a name that is cut off names nobody.
    private const int MostFactLength = 128;

    public static RefusalException ChangesConflict(string organizationId, IReadOnlyList<(DateOnly Day, string ChangeId)> conflicts)
    {
        var name = OrganizationNames.Of(organizationId);
        var changes = Names(conflicts.Select(each => each.ChangeId));
        var days = string.Join(", ", conflicts.Select(each => Validity.Write(each.Day)).Distinct().Take(MostNames));
        return new(ChangesConflictReason, new(
            $"Không khớp với các thay đổi khác của “{name}” vào ngày {days}: {changes}.",
            $"It does not go with other changes of '{name}' on {days}: {changes}."))
        {
            Resource = new(OrganizationType, name),
            Preconditions =
            [
                .. conflicts.Take(MostNames).Select(each => new Precondition(
                    "ORGANIZATION_CHANGE_CONFLICTS",
                    ChangeNames.Of(each.ChangeId),
                    new($"Có hiệu lực ngày {Validity.Write(each.Day)}.", $"Is effective on {Validity.Write(each.Day)}."))),
            ],
            Metadata = new Dictionary<string, string> { ["organization"] = name, ["organization_changes"] = changes },
        };
    }

    public static RefusalException SubordinatesRemain(string aboveId, IReadOnlyList<RemainingSubordinate> remaining)
    {
        var above = OrganizationNames.Of(aboveId);
        var written = string.Join(", ", remaining.Take(MostNames).Select(each => $"{each.Name} ({OrganizationNames.Of(each.Id)})"));
        return new(SubordinatesRemainReason, new(
            $"Dưới “{above}” vẫn còn đơn vị trực thuộc: {written}.", $"Below '{above}' would remain: {written}."))
        {
            Resource = new(OrganizationType, above),
            Preconditions = [.. remaining.Take(MostNames).Select(Remaining)],
            Metadata = new Dictionary<string, string>
            {
                ["subordinates"] = Fitting(remaining.Select(each => OrganizationNames.Of(each.Id))),
                ["organization_changes"] = Names(remaining.Select(each => each.ChangeId).OfType<string>()),
            },
        };
    }

    private static Precondition Remaining(RemainingSubordinate remaining) => new(
        "SUBORDINATE_REMAINS",
        OrganizationNames.Of(remaining.Id),
        remaining.ChangeId is not { } change
            ? new($"“{remaining.Name}” còn trực thuộc.", $"'{remaining.Name}' stands below it.")
            : new(
                $"“{remaining.Name}” trực thuộc theo “{ChangeNames.Of(change)}”.",
                $"'{remaining.Name}' stands below it by '{ChangeNames.Of(change)}'."));

    private static string Names(IEnumerable<string> changeIds) => Fitting(changeIds.Distinct().Select(ChangeNames.Of));

    private static string Fitting(IEnumerable<string> names) => names.Aggregate("", (told, name) =>
        told.Length == 0 ? name : told.Length + name.Length + 2 <= MostFactLength ? $"{told}, {name}" : told);
}
