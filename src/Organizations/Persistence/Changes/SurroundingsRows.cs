using AnTq.Organizations.Domain;

namespace AnTq.Organizations.Persistence;

/// <summary>An organization that would be left below another on days on which that one is not in force.</summary>
internal sealed record RemainingRow(string AboveId, string Id, string Name, string? ChangeId);

/// <summary>A link of lineage that an organization is no longer there for: whose it is, and of which day.</summary>
internal sealed record BrokenLinkRow(string Id, string ChangeId, DateOnly Day);

/// <summary>An administrative unit that would stand below another where it can't.</summary>
internal sealed record MisplacedRow(string Id, string AboveId);

/// <summary>How many levels below an organization others stand, and from when to when.</summary>
internal sealed record DepthRow(string Id, int Levels, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>The same as the domain says it.</summary>
    public DepthBelow ToDepth() => new(Levels, new Validity(ValidFrom, ValidTo));
}
