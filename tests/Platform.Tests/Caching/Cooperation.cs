using AnTq.Testing;

namespace AnTq.Platform.Tests.Caching;

/// <summary>What two copies are to each other through Redis.</summary>
internal static class Cooperation
{
    // Who does not hear of a change finds it only after 24 s, when the shortest life in memory ends.
    private static readonly TimeSpan LessThanMemory = TimeSpan.FromSeconds(15);

    /// <summary>A change that one of them learns of is heard by the other, and one finds what the other has asked for.</summary>
    public static async Task BeginsAsync(LookupSuite suite, Copy first, Copy second, TimeSpan bound)
    {
        foreach (var copy in new[] { first, second })
            await Eventually.BecomesTrueAsync(
                async () => (await copy.HealthAsync()).Contains("\"redis\":{\"status\":\"Healthy\"}", StringComparison.Ordinal), bound);
        var rounds = 0;
        await Eventually.BecomesTrueAsync(async () =>
        {
            rounds++;
            var name = await suite.RegisterAsync("Chung");
            await suite.SettleAsync();
            var before = second.Questions;
            await first.ReadAsync(name);
            await second.ReadAsync(name);
            return second.Questions == before;
        }, bound, () => $"Round {rounds}.\nFirst: {first.State}\nSecond: {second.State}");
        var changed = await suite.RegisterAsync("Cũ");
        await suite.SettleAsync();
        await Task.WhenAll(first.ReadAsync(changed), second.ReadAsync(changed));
        await suite.RenameSilentlyAsync(changed, "Mới");
        await suite.AnnounceAsync(changed);
        foreach (var copy in new[] { first, second })
            await Eventually.BecomesAsync(() => copy.DisplayNameAsync(changed), name => name == "Mới", LessThanMemory);
    }
}
