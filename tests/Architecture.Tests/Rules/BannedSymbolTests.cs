using AnTq.Architecture.Tests.Code;
using AnTq.Architecture.Tests.Tree;
using Xunit;

namespace AnTq.Architecture.Tests.Rules;

public sealed class BannedSymbolTests
{
    private const string Violations = "AnTq.Architecture.Tests.Violations";

    private static readonly IReadOnlySet<string> _banned =
        BannedSymbols.Parse(Checkout.Files.Single(file => file.Path == "BannedSymbols.txt").Text);

    public static TheoryData<string> Product => [.. Checkout.Product.Select(each => each.Assembly.Name)];

    // The snippet is text that must not compile: it has to name what is banned, and none of it ever runs.
    [Fact]
    public async Task A_banned_symbol_does_not_compile() => Assert.Equal(
        [
            "RS0030 The symbol 'DateTime.UtcNow' is banned",
            "RS0030 The symbol 'DateTimeOffset.Now' is banned",
            "RS0030 The symbol 'Guid.NewGuid()' is banned",
            "RS0030 The symbol 'Task.Delay(int)' is banned",
            "RS0030 The symbol 'Thread.Sleep(TimeSpan)' is banned",
        ],
        await SnippetBuild.ErrorsAsync("""
            namespace AnTq;

            internal static class Snippet
            {
                public static Func<DateTime> Now => () => DateTime.UtcNow;

                public static DateTimeOffset Here() => DateTimeOffset.Now;

                public static string Id => $"{Guid.NewGuid()}";

                public static async Task WaitAsync() => await Task.Delay(1);

                public static void Wait() => Thread.Sleep(TimeSpan.FromSeconds(1));
            }
            """));

    [Theory]
    [MemberData(nameof(Product))]
    public void No_banned_symbol_was_built_into(string assembly)
    {
        Assert.Contains("P:System.DateTime.UtcNow", _banned);
        Breaches.AssertNone(BannedSymbols.Uses(Checkout.Product.Single(each => each.Assembly.Name == assembly).Assembly, _banned));
    }

    [Fact]
    public void A_banned_symbol_is_found_in_lambdas_and_asynchronous_methods() =>
        Breaches.AssertFound(
            BannedSymbols.Uses(Checkout.Violations, _banned),
            $"{Violations}.ReadsTheClock uses M:System.Guid.NewGuid",
            $"{Violations}.ReadsTheClock uses M:System.Threading.Tasks.Task.Delay(System.Int32)",
            $"{Violations}.ReadsTheClock uses P:System.DateTime.UtcNow");
}
