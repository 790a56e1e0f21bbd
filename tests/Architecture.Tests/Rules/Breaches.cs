using Xunit;

namespace AnTq.Architecture.Tests.Rules;

internal static class Breaches
{
    /// <summary>Fails with all of them, each on its line.</summary>
    public static void AssertNone(IEnumerable<string> breaches)
    {
        var all = breaches.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all.Prepend("Breaches:")));
    }

    /// <summary>Fails unless exactly these are found.</summary>
    public static void AssertFound(IEnumerable<string> breaches, params string[] expected)
    {
        var found = breaches.Order(StringComparer.Ordinal).ToList();
        Assert.True(found.SequenceEqual(expected.Order(StringComparer.Ordinal)), string.Join('\n', found.Prepend("Found:")));
    }
}
