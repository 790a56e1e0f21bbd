using AnTq.Architecture.Tests.Code;

namespace AnTq.Architecture.Tests.Rules;

/// <summary>
/// The analyzer stops a banned symbol at the line where it is written, unless that line silences it or the project has lost the
/// analyzer. What was built tells the truth.
/// </summary>
internal static class BannedSymbols
{
    public static IReadOnlySet<string> Parse(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')[0].Trim()).ToHashSet();

    public static IEnumerable<string> Uses(CodeAssembly assembly, IReadOnlySet<string> banned) =>
        assembly.Uses.Where(use => use.Member is not null && banned.Contains(use.Member)).Select(use => use.ToString());
}
