namespace AnTq.StandIns.Tests.Surface;

/// <summary>Compares a stand-in's public surface with that of its package.</summary>
internal static class SurfaceCheck
{
    /// <summary>
    /// The lines that the package lacks. Without a contract file (an umbrella package) every public type is one too many; with one, an
    /// assembly that shows nothing is not what was meant to be compared.
    /// </summary>
    public static IReadOnlyList<string> Breaches(string assembly, string contract)
    {
        var surface = AssemblySurface.Read(assembly);
        if (!File.Exists(contract))
        {
            return [.. surface.Select(line => $"{line} (no contract: {Path.GetFileName(contract)})")];
        }
        return surface.Count == 0 ? [$"{Path.GetFileName(assembly)} has no public type to compare"]
            : [.. surface.Except(File.ReadLines(contract))];
    }
}
