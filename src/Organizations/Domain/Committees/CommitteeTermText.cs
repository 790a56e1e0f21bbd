using AnTq.Organizations.V1;
using AnTq.Platform.Validation;
using Google.Protobuf.Collections;

namespace AnTq.Organizations.Domain;

/// <summary>A committee's term as a caller may state it, in the form in which it is kept: Unicode NFC, without outer blanks.</summary>
internal static class CommitteeTermText
{
    /// <summary>Takes what a caller may say, and nothing else that stood in the message.</summary>
    /// <param name="sent">The term, each field of its declared form.</param>
    /// <exception cref="AnTq.Platform.Errors.RefusalException">VALIDATION_FAILED with all that does not fit together.</exception>
    public static CommitteeTerm Read(CommitteeTerm sent)
    {
        var violations = new Violations();
        var term = new CommitteeTerm
        {
            Committee = sent.Committee,
            StartDate = sent.StartDate,
            StatedEndDate = sent.StatedEndDate,
            LegalBasis = KeptText.Of(sent.LegalBasis, "committee_term.legal_basis", violations),
            FullName = KeptText.Of(sent.FullName),
            ShortName = KeptText.Of(sent.ShortName),
        };
        term.Aliases.AddRange(sent.Aliases.Select(KeptText.Of).Where(alias => alias.Length > 0));
        term.Members.AddRange(sent.Members.Select(Kept));
        if (term.StatedEndDate.Length > 0 && string.CompareOrdinal(term.StatedEndDate, term.StartDate) <= 0)
            violations.Add("committee_term.stated_end_date", "phải sau start_date", "is not after start_date");
        CheckMembers(term.Members, violations);
        violations.ThrowIfAny();
        return term;
    }

    private static void CheckMembers(RepeatedField<CommitteeMember> members, Violations violations)
    {
        var hasHead = false;
        for (var i = 0; i < members.Count; i++)
        {
            var (member, field) = (members[i], $"committee_term.members[{i}]");
            if (member.Role == CommitteeRole.Head && hasHead)
                violations.Add($"{field}.role", "chỉ có một trưởng ban", "is a second head");
            hasHead |= member.Role == CommitteeRole.Head;
            if (member.Role != CommitteeRole.StandingBody && member.PersonName.Length == 0)
                violations.Add($"{field}.person_name", "không được để trống", "is required");
            if (member is { Role: CommitteeRole.StandingBody, Organization: "", OrganizationDisplayName: "" })
                violations.Add(
                    $"{field}.organization_display_name", "cần nêu cơ quan thường trực", "is required of a standing body without organization");
        }
    }

    private static CommitteeMember Kept(CommitteeMember member) => new()
    {
        Role = member.Role,
        PersonName = KeptText.Of(member.PersonName),
        Position = KeptText.Of(member.Position),
        Organization = member.Organization,
        OrganizationDisplayName = KeptText.Of(member.OrganizationDisplayName),
    };
}
