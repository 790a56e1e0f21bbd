namespace AnTq.Architecture.Tests.Tree;

/// <summary>A text file of the checkout.</summary>
/// <param name="Path">From the checkout's root, with forward slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public int Lines => Text.Count(character => character == '\n');

    public override string ToString() => Path;

    public bool IsBelow(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}
