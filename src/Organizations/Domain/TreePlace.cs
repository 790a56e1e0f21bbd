namespace AnTq.Organizations.Domain;

/// <summary>How far a tree goes.</summary>
internal static class TreePlace
{
    /// <summary>The deepest an organization may stand; the top of a tree is 1.</summary>
    public const int MaximumDepth = 12;
}
