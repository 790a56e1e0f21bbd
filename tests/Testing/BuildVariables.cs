namespace AnTq.Testing;

/// <summary>The test host's own MSBuild variables, which would point a build that a test starts at the wrong tool set.</summary>
public static class BuildVariables
{
    /// <summary>They, taken away.</summary>
    public static IReadOnlyDictionary<string, string?> Unset { get; } = Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToDictionary(name => name, _ => (string?)null);
}
