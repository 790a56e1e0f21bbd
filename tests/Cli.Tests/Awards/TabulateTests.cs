using Xunit;

namespace AnTq.Cli.Tests.Awards;

/// <summary><c>antq award tabulate</c> against the awards service.</summary>
public sealed class TabulateTests(RunningAwards awards) : IClassFixture<RunningAwards>
{
    [Fact]
    public async Task It_prints_what_a_statement_grants_under_its_title()
    {
        var run = await awards.TabulateAsync("--statement", awards.Statement);

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Khen thưởng xã Văn Bàn", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"│ Tổng cộng\s+│\s+│\s+1\.014 │\s+16 │", run.Output);
    }

    [Fact]
    public async Task It_prints_what_an_organization_has_been_granted()
    {
        var run = await awards.TabulateAsync("--organization", RunningAwards.Commune);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"│\s+1\.014 │\s+16 │", run.Output);
    }

    [Fact]
    public async Task Without_either_it_says_what_is_needed()
    {
        var run = await awards.TabulateAsync();

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("--statement hoặc --organization", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_statement_is_the_services_refusal_in_words()
    {
        var run = await awards.TabulateAsync("--statement", "awardStatements/nowhere");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Dịch vụ awards từ chối: ", run.Errors, StringComparison.Ordinal);
    }
}
