using AnTq.OtherLanguages.Tests.Runners;
using Xunit;

namespace AnTq.OtherLanguages.Tests.Conformance;

/// <summary>The suite's gRPC stack, from clients that share no code with it.</summary>
public sealed class ConformanceTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    public static TheoryData<string> CaseNames => [.. Cases.All];

    public static TheoryData<string> StandardCaseNames => [.. Cases.StandardServices];

    [NodeTheory]
    [MemberData(nameof(CaseNames))]
    public async Task Node_passes(string name) => Assert.Equal("ok", (await fixture.NodeResultsAsync())[name]);

    [PythonTheory]
    [MemberData(nameof(CaseNames))]
    public async Task Python_passes(string name) => Assert.Equal("ok", (await fixture.PythonResultsAsync())[name]);

    [NodeTheory]
    [MemberData(nameof(StandardCaseNames))]
    public async Task Node_finds_the_standard_services(string name) => Assert.Equal("ok", (await fixture.NodeStandardsAsync())[name]);

    [PythonWithNpmTheory]
    [MemberData(nameof(StandardCaseNames))]
    public async Task Python_finds_the_standard_services(string name) => Assert.Equal("ok", (await fixture.PythonStandardsAsync())[name]);

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
