namespace AnTq.Organizations.Domain;

/// <summary>Where a new organization stands in its tree on its first day.</summary>
/// <param name="Ancestors">Ids from the top of the tree down to the parent; empty at the top.</param>
/// <param name="ParentPath">The labels from the top down to the parent, joined by dots; null at the top.</param>
/// <param name="Label">Its own label.</param>
internal sealed record TreePlace(IReadOnlyList<string> Ancestors, string? ParentPath, string Label)
{
    /// <summary>The deepest an organization may stand; the top of a tree is 1.</summary>
    public const int MaximumDepth = 12;

    /// <summary>The labels from the top down to the organization itself, joined by dots.</summary>
    public string Path => ParentPath is null ? Label : $"{ParentPath}.{Label}";
}
