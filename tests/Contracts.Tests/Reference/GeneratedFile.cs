using AnTq.Contracts.Tests.Descriptors;
using Xunit;

namespace AnTq.Contracts.Tests.Reference;

/// <summary>A file of the repository that the tests write, and otherwise compare with what they would write.</summary>
internal static class GeneratedFile
{
    /// <summary>`ANTQ_UPDATE=1 dotnet test tests/Contracts.Tests` writes the files anew.</summary>
    private static readonly bool _update = Environment.GetEnvironmentVariable("ANTQ_UPDATE") == "1";

    public static void AssertCurrent(string path, string text)
    {
        var file = Path.Combine(BuildFacts.RepositoryRoot, path);
        if (_update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Assert.True(File.Exists(file) && File.ReadAllText(file) == text,
            $"{path} is not current: run `ANTQ_UPDATE=1 dotnet test tests/Contracts.Tests` and commit what it writes.");
    }
}
