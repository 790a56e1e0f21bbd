namespace AnTq.Platform.LocalCopy;

/// <summary>An organization as it stands in the copy on a day.</summary>
internal sealed class CopyRow
{
    /// <summary>Its resource name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name on that day.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Its path on that day.</summary>
    public required string Path { get; init; }

    /// <summary>Resource names from the top of the tree down to its parent.</summary>
    public required string[] Ancestors { get; init; }
}
