namespace AnTq.Cli.Output;

/// <summary>What stands above an organization, as people say it: the nearest first.</summary>
internal static class AncestorNames
{
    /// <param name="fromTheTop">Names from the top of the tree down.</param>
    public static string Join(IEnumerable<string> fromTheTop)
    {
        var names = string.Join(", ", fromTheTop.Reverse());
        return names.Length == 0 ? "—" : names;
    }
}
