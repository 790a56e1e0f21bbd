using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Organizations.Features;

/// <summary>Writes committees' terms and heads as the contract's messages.</summary>
internal static class CommitteeMapping
{
    /// <summary>The message of a term.</summary>
    public static CommitteeTerm ToMessage(CommitteeTermRow row)
    {
        var message = new CommitteeTerm
        {
            Name = CommitteeTermNames.Of(row.Id),
            Committee = OrganizationNames.Of(row.CommitteeId),
            StartDate = Validity.Write(row.StartDate),
            StatedEndDate = Validity.Write(row.StatedEndDate),
            EndDate = Validity.Write(row.EndDate),
            LegalBasis = new LegalBasis
            {
                DocumentKind = (LegalDocumentKind)row.DocumentKind,
                Number = row.DocumentNumber,
                Issuer = row.DocumentIssuer,
                IssueDate = Validity.Write(row.DocumentDate),
            },
            FullName = row.FullName,
            ShortName = row.ShortName,
            State = row.Withdrawn ? CommitteeTerm.Types.State.Withdrawn : CommitteeTerm.Types.State.Recorded,
            Revision = row.Revision,
            RecordTime = row.RecordedFrom.ToTimestamp(),
            Etag = Etag.FromVersion(row.Revision),
        };
        message.Aliases.AddRange(row.Aliases);
        for (var i = 0; i < row.Roles.Length; i++)
            message.Members.Add(Member(
                (CommitteeRole)row.Roles[i], row.PersonNames[i], row.Positions[i], row.OrganizationIds[i], row.OrganizationNames[i]));
        return message;
    }

    /// <summary>The message of a lower committee with its head.</summary>
    public static LowerCommitteeHead ToMessage(LowerCommitteeRow row) => new()
    {
        Name = OrganizationNames.Of(row.Id),
        DisplayName = row.Name,
        Unit = OrganizationNames.Of(row.UnitId),
        UnitDisplayName = row.UnitName,
        Level = (AdministrativeLevel)row.Level,
        Term = row.TermId is null ? "" : CommitteeTermNames.Of(row.TermId),
        Head = row.PersonName is null
            ? null : Member(CommitteeRole.Head, row.PersonName, row.Position!, row.OrganizationId, row.OrganizationName!),
    };

    private static CommitteeMember Member(
        CommitteeRole role, string personName, string position, string? organizationId, string organizationName) => new()
        {
            Role = role,
            PersonName = personName,
            Position = position,
            Organization = organizationId is null ? "" : OrganizationNames.Of(organizationId),
            OrganizationDisplayName = organizationName,
        };
}
