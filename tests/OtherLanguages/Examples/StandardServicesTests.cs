using AnTq.OtherLanguages.Tests.Runners;
using AnTq.Testing;
using Xunit;

namespace AnTq.OtherLanguages.Tests.Examples;

/// <summary>A real service is found healthy, and describes itself, to clients in other languages.</summary>
public sealed class StandardServicesTests(RunningOrganizations organizations) : IClassFixture<RunningOrganizations>
{
    private static readonly string[] _cases =
        ["health_of_the_server", "health_of_a_service", "health_of_an_unknown_service", "reflection_lists_services"];

    [NodeFact]
    public async Task Node_finds_health_and_reflection() =>
        AssertAllOk(await Node.RunAsync("standard_services.js", _cases, Environment("")));

    [PythonWithNpmFact]
    public async Task Python_finds_health_and_reflection()
    {
        await Node.InstallAsync();
        var folder = Directory.CreateTempSubdirectory("antq-standard-services-");
        try
        {
            var descriptors = Path.Combine(folder.FullName, "protos.binpb");
            await Protoc.DescribeAsync(descriptors, [.. StandardProtos.Files]);
            AssertAllOk(await Python.RunAsync("standard_services.py", _cases, Environment(descriptors)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertAllOk(string output) =>
        Assert.Equal(_cases.ToDictionary(name => name, _ => "ok"), ClientProgram.ReadCases(output));

    private Dictionary<string, string> Environment(string descriptors) => new()
    {
        ["ADDRESS"] = organizations.Address.Authority,
        ["SERVICE"] = "antq.organizations.v1.OrganizationService",
        ["PROTO"] = Path.Combine(Repository.Root, "tests", "OtherLanguages", "Conformance", "conformance.proto"),
        ["HEALTH"] = StandardProtos.Health,
        ["REFLECTION"] = StandardProtos.Reflection,
        ["DESCRIPTORS"] = descriptors,
    };
}
