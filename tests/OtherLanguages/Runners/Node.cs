using AnTq.Testing;

namespace AnTq.OtherLanguages.Tests.Runners;

/// <summary>Node.js with the packages that node/package-lock.json pins.</summary>
internal static class Node
{
    private static readonly SemaphoreSlim _installation = new(1);

    public static readonly string? Missing =
        ClientProgram.Answers("node", "--version") && ClientProgram.Answers("npm", "--version") ? null : "Node.js with npm is not installed.";

    public static string Folder => Path.Combine(Repository.Root, "tests", "OtherLanguages", "node");

    public static async Task<string> RunAsync(string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        await InstallAsync();
        return await ClientProgram.RunAsync("node", Folder, [script, .. arguments], environment);
    }

    /// <summary>Installs the packages unless they are there as pinned.</summary>
    public static async Task InstallAsync()
    {
        await _installation.WaitAsync();
        try
        {
            var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
            if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            {
                await ClientProgram.RunAsync("npm", Folder, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], new Dictionary<string, string>());
            }
        }
        finally
        {
            _installation.Release();
        }
    }
}
