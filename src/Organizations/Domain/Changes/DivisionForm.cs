using AnTq.Organizations.V1;
using AnTq.Platform.Validation;

namespace AnTq.Organizations.Domain;

/// <summary>The rules of a division that need no database.</summary>
internal static class DivisionForm
{
    private const string Field = "organization_change.division";

    /// <summary>Notes what is wrong with a division.</summary>
    public static void Check(Division division, Violations violations)
    {
        if (!division.Continues && division.Parts.Count < 2)
            violations.Add($"{Field}.parts", "đơn vị kết thúc phải được chia cho ít nhất hai đơn vị", "needs two parts or more when the divided organization ends");
        var recipients = new HashSet<string>(StringComparer.Ordinal) { division.Organization };
        var moved = new HashSet<string>(recipients, StringComparer.Ordinal);
        for (var index = 0; index < division.Parts.Count; index++)
            CheckPart(division.Parts[index], $"{Field}.parts[{index}]", recipients, moved, violations);
    }

    private static void CheckPart(
        DivisionPart part, string field, HashSet<string> recipients, HashSet<string> moved, Violations violations)
    {
        if (part.RecipientCase == DivisionPart.RecipientOneofCase.None)
            violations.Add(field, "phải nêu đơn vị tiếp nhận", "must name who gets the part");
        if (part.ExistingOrganization.Length > 0 && !recipients.Add(part.ExistingOrganization))
            violations.Add(
                $"{field}.existing_organization", "đã được nêu hoặc là đơn vị bị chia", "is named before, or is the divided organization");
        for (var index = 0; index < part.Subordinates.Count; index++)
        {
            var subordinate = part.Subordinates[index];
            if (subordinate == part.ExistingOrganization || !moved.Add(subordinate))
                violations.Add(
                    $"{field}.subordinates[{index}]",
                    "đã được giao cho một phần khác, hoặc là chính đơn vị đó",
                    "goes to another part already, or is the recipient or the divided organization");
        }
    }
}
