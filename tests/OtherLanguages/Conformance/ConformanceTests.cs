using AnTq.OtherLanguages.Tests.Runners;
using Xunit;

namespace AnTq.OtherLanguages.Tests.Conformance;

/// <summary>The suite's gRPC stack, from clients that share no code with it.</summary>
public sealed class ConformanceTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    public static TheoryData<string> CaseNames => [.. Cases.All];

    [NodeTheory]
    [MemberData(nameof(CaseNames))]
    public async Task Node_passes(string name) => Assert.Equal("ok", (await fixture.NodeResultsAsync())[name]);

    [PythonTheory]
    [MemberData(nameof(CaseNames))]
    public async Task Python_passes(string name) => Assert.Equal("ok", (await fixture.PythonResultsAsync())[name]);

    [NodeFact]
    public async Task A_case_that_fails_in_Node_is_told_apart()
    {
        var results = await fixture.RunNodeAsync("unary_call", "always_fails");
        Assert.Equal("ok", results["unary_call"]);
        Assert.Equal("expected 2, got 1", results["always_fails"]);
    }

    [PythonFact]
    public async Task A_case_that_fails_in_Python_is_told_apart()
    {
        var results = await fixture.RunPythonAsync("unary_call", "always_fails");
        Assert.Equal("ok", results["unary_call"]);
        Assert.Equal("expected 2, got 1", results["always_fails"]);
    }
}
