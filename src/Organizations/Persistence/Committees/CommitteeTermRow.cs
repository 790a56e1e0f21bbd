namespace AnTq.Organizations.Persistence;

/// <summary>One revision of a committee's term, with its members in the order of the document.</summary>
internal sealed class CommitteeTermRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Counts its revisions, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Id of its committee.</summary>
    public required string CommitteeId { get; init; }

    /// <summary>First day.</summary>
    public DateOnly StartDate { get; init; }

    /// <summary>First day after it by a document.</summary>
    public DateOnly? StatedEndDate { get; init; }

    /// <summary>First day after it, whatever ends it.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Number of the kind of its document in the contract.</summary>
    public short DocumentKind { get; init; }

    /// <summary>Number of its document.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Who issued it.</summary>
    public required string DocumentIssuer { get; init; }

    /// <summary>The day on which it was issued.</summary>
    public DateOnly DocumentDate { get; init; }

    /// <summary>The committee's name in full.</summary>
    public required string FullName { get; init; }

    /// <summary>Its short name.</summary>
    public required string ShortName { get; init; }

    /// <summary>Other spellings.</summary>
    public required string[] Aliases { get; init; }

    /// <summary>Whether it has been taken back.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>When this revision was recorded.</summary>
    public DateTimeOffset RecordedFrom { get; init; }

    /// <summary>Numbers of the members' roles in the contract.</summary>
    public required short[] Roles { get; init; }

    /// <summary>The members' names; empty for a standing body without person.</summary>
    public required string[] PersonNames { get; init; }

    /// <summary>Their positions.</summary>
    public required string[] Positions { get; init; }

    /// <summary>Ids of their organizations, where registered.</summary>
    public required string?[] OrganizationIds { get; init; }

    /// <summary>Names of their organizations.</summary>
    public required string[] OrganizationNames { get; init; }
}
