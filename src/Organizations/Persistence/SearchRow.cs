namespace AnTq.Organizations.Persistence;

/// <summary>An organization that was found by name, in the version that matches best.</summary>
internal sealed class SearchRow : OrganizationRow
{
    /// <summary>Number of the match in the contract.</summary>
    public short Match { get; init; }

    /// <summary>Names from the top of the tree down to the parent.</summary>
    public string[]? AncestorNames { get; init; }
}
