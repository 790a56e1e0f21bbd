using System.Text.RegularExpressions;
using AnTq.Organizations.V1;
using AnTq.Platform.Validation;
using Kind = AnTq.Organizations.V1.OrganizationChange.ChangeOneofCase;

namespace AnTq.Organizations.Domain;

/// <summary>The rules of a change that need no database, and the one form in which changes are kept.</summary>
internal static partial class ChangeForm
{
    private const string Field = "organization_change";

    /// <summary>A change as it is kept: texts in Unicode NFC, nothing of what is for output only.</summary>
    /// <exception cref="Platform.Errors.RefusalException">VALIDATION_FAILED, with all that is wrong.</exception>
    public static OrganizationChange Check(OrganizationChange sent)
    {
        var violations = new Violations();
        var change = new OrganizationChange
        {
            EffectiveDate = sent.EffectiveDate,
            LegalBasis = KeptText.Of(sent.LegalBasis, $"{Field}.legal_basis", violations),
            Reason = KeptText.Of(sent.Reason, $"{Field}.reason", violations),
        };
        CopyWhat(sent.Clone(), change);
        CheckWhat(change, violations);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (organization, field) in ChangeParts.New(change))
        {
            CheckId(organization.OrganizationId, $"{field}.organization_id", ids, violations);
            CheckNew(organization, field, violations);
        }
        violations.ThrowIfAny();
        return change;
    }

    /// <summary>Checks an organization that comes into being, and brings its name into its kept form.</summary>
    public static void CheckNew(NewOrganization organization, string field, Violations violations)
    {
        organization.DisplayName = OrganizationName.Normalize(organization.DisplayName, $"{field}.display_name", violations);
        OfficialCodes.Check(organization.OfficialCodes, $"{field}.official_codes", violations);
        if (!AdministrativeTypes.Fit(organization.AdministrativeUnitType, organization.Kind, organization.Level))
            violations.Add(
                $"{field}.administrative_unit_type",
                "chỉ đơn vị hành chính mới có loại, và loại phải thuộc cấp của đơn vị",
                "does not belong to the kind and level: only administrative units have a type, one of their level");
    }

    private static void CheckId(string id, string field, HashSet<string> others, Violations violations)
    {
        if (id.Length == 0)
            return;
        if (!OwnId().IsMatch(id) && !Guid.TryParseExact(id, "D", out _))
            violations.Add(
                field,
                "phải là một chữ cái thường, sau đó là 3 đến 62 chữ cái thường, chữ số hoặc gạch nối, hoặc mã do hệ thống đã chọn",
                "must be a lower-case letter, then 3 to 62 lower-case letters, digits or hyphens, or the id that the service chose");
        if (!others.Add(id))
            violations.Add(field, "bị lặp lại", "stands there twice");
    }

    private static void CopyWhat(OrganizationChange sent, OrganizationChange change)
    {
        foreach (var field in OrganizationChange.Descriptor.Oneofs[0].Fields)
            if (field.Accessor.HasValue(sent))
                field.Accessor.SetValue(change, field.Accessor.GetValue(sent));
    }

    private static void CheckWhat(OrganizationChange change, Violations violations)
    {
        switch (change.ChangeCase)
        {
            case Kind.Renaming:
                CheckRenaming(change.Renaming, violations);
                break;
            case Kind.Relocation when change.Relocation.Parent == change.Relocation.Organization:
                violations.Add($"{Field}.relocation.parent", "là chính đơn vị", "is the organization itself");
                break;
            case Kind.Recoding:
                OfficialCodes.Check(change.Recoding.OfficialCodes, $"{Field}.recoding.official_codes", violations);
                break;
            case Kind.Merger:
                CheckMerger(change.Merger, violations);
                break;
            case Kind.Division:
                DivisionForm.Check(change.Division, violations);
                break;
            case Kind.Abolition when change.Abolition.SubordinatesMoveTo == change.Abolition.Organization:
                violations.Add($"{Field}.abolition.subordinates_move_to", "là đơn vị bị giải thể", "is the organization that ends");
                break;
            case Kind.None:
                violations.Add(
                    Field,
                    "phải nêu đúng một thay đổi, chẳng hạn establishment hoặc merger",
                    "must say what becomes of which organizations, such as establishment or merger");
                break;
        }
    }

    private static void CheckRenaming(Renaming renaming, Violations violations)
    {
        if (renaming.DisplayName.Length == 0 && renaming.AdministrativeUnitType == AdministrativeUnitType.Unspecified)
            violations.Add($"{Field}.renaming", "phải có tên hoặc loại mới", "must have a new name or a new type");
        if (renaming.DisplayName.Length > 0)
            renaming.DisplayName = OrganizationName.Normalize(renaming.DisplayName, $"{Field}.renaming.display_name", violations);
    }

    private static void CheckMerger(Merger merger, Violations violations)
    {
        if (merger.SuccessorCase == Merger.SuccessorOneofCase.None)
            violations.Add($"{Field}.merger", "phải nêu đơn vị tiếp nhận", "must name who takes over");
        if (merger.Predecessors.Contains(merger.ExistingSuccessor))
            violations.Add(
                $"{Field}.merger.existing_successor",
                "không thể sáp nhập vào chính mình: phải khác các đơn vị bị sáp nhập",
                "is among the predecessors: nobody merges with itself");
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{3,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnId();
}
