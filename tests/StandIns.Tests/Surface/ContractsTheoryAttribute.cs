using AnTq.StandIns.Tests.Feeds;
using Xunit;

namespace AnTq.StandIns.Tests.Surface;

/// <summary>A theory that needs the packages' contract files, which lie beside the checkout and not in it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractsTheoryAttribute : TheoryAttribute
{
    public ContractsTheoryAttribute()
    {
        if (!Directory.Exists(Folder))
        {
            Skip = $"The packages' public surfaces are not here: {Folder} does not exist.";
        }
    }

    internal static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "contracts"));
}
