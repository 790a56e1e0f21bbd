using AnTq.OtherLanguages.Tests.Runners;
using AnTq.Testing;
using Xunit;

namespace AnTq.OtherLanguages.Tests.Examples;

/// <summary>The examples do against a real service what they say.</summary>
public sealed class ExampleTests(RunningOrganizations organizations) : IClassFixture<RunningOrganizations>
{
    private static readonly Dictionary<string, string> _nothing = [];

    [NodeFact]
    public async Task Node_registers_an_organization_and_is_refused_the_second_time() =>
        AssertSays("from-node", await Node.RunAsync("register_organization.js", [$"{organizations.Address}", "from-node"], _nothing));

    [PythonFact]
    public async Task Python_registers_an_organization_and_is_refused_the_second_time()
    {
        var folder = Directory.CreateTempSubdirectory("antq-examples-");
        try
        {
            var descriptors = Path.Combine(folder.FullName, "protos.binpb");
            await Protoc.DescribeAsync(
                descriptors,
                (Path.Combine(Repository.Root, "tests", "OtherLanguages", "Examples"), "google_rpc.proto"),
                (Path.Combine(Repository.Root, "protos"), "antq/organizations/v1/organization_service.proto"));
            AssertSays("from-python", await Python.RunAsync(
                "register_organization.py", [$"{organizations.Address}", "from-python", descriptors], _nothing));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task CSharp_registers_an_organization_and_is_refused_the_second_time()
    {
        var output = new StringWriter();
        await RegisterOrganization.RunAsync(organizations.Address, "from-csharp", output);
        AssertSays("from-csharp", output.ToString());
    }

    private static void AssertSays(string id, string output) =>
        Assert.Equal(
            [$"organizations/{id}: Tỉnh Lào Cai", "refused: ORGANIZATION_ALREADY_EXISTS"],
            output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
