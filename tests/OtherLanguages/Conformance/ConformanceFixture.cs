using AnTq.Conformance.V1;
using AnTq.OtherLanguages.Tests.Runners;
using AnTq.Testing;
using Xunit;
using Run = System.Func<
    string, System.Collections.Generic.IEnumerable<string>, System.Collections.Generic.IReadOnlyDictionary<string, string>,
    System.Threading.Tasks.Task<string>>;

namespace AnTq.OtherLanguages.Tests.Conformance;

/// <summary>The server, and what each language's clients did with it: all cases in one run per language.</summary>
public sealed class ConformanceFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("antq-conformance-");
    private readonly Dictionary<string, string> _environment = [];
    private readonly Lazy<Task<IReadOnlyDictionary<string, string>>> _node;
    private readonly Lazy<Task<IReadOnlyDictionary<string, string>>> _python;
    private readonly Lazy<Task<IReadOnlyDictionary<string, string>>> _nodeStandards;
    private readonly Lazy<Task<IReadOnlyDictionary<string, string>>> _pythonStandards;
    private ConformanceServer? _server;

    public ConformanceFixture()
    {
        _node = new(() => RunAsync(Node.RunAsync, "conformance.js", Cases.All));
        _python = new(() => RunAsync(Python.RunAsync, "conformance.py", Cases.All));
        _nodeStandards = new(() => RunAsync(Node.RunAsync, "standard_services.js", Cases.StandardServices));
        _pythonStandards = new(() => RunAsync(Python.RunAsync, "standard_services.py", Cases.StandardServices));
    }

    /// <summary>host:port in cleartext.</summary>
    public string Address => _environment["ADDRESS"];

    /// <summary>Case → "ok", or what went wrong.</summary>
    public Task<IReadOnlyDictionary<string, string>> NodeResultsAsync() => _node.Value;

    public Task<IReadOnlyDictionary<string, string>> PythonResultsAsync() => _python.Value;

    public Task<IReadOnlyDictionary<string, string>> NodeStandardsAsync() => _nodeStandards.Value;

    public Task<IReadOnlyDictionary<string, string>> PythonStandardsAsync() => _pythonStandards.Value;

    public Task<IReadOnlyDictionary<string, string>> RunNodeAsync(params string[] cases) => RunAsync(Node.RunAsync, "conformance.js", cases);

    public Task<IReadOnlyDictionary<string, string>> RunPythonAsync(params string[] cases) => RunAsync(Python.RunAsync, "conformance.py", cases);

    public async Task InitializeAsync()
    {
        _server = await ConformanceServer.StartAsync();
        _environment["ADDRESS"] = _server.Address;
        _environment["TLS_ADDRESS"] = _server.TlsAddress;
        _environment["TLS_ROOT"] = Path.Combine(_folder.FullName, "root.pem");
        _environment["DESCRIPTORS"] = Path.Combine(_folder.FullName, "protos.binpb");
        _environment["PROTO"] = Path.Combine(Repository.Root, "tests", "OtherLanguages", "Conformance", "conformance.proto");
        _environment["SERVICE"] = ConformanceService.Descriptor.FullName;
        _environment["HEALTH"] = StandardProtos.Health;
        _environment["REFLECTION"] = StandardProtos.Reflection;
        await File.WriteAllTextAsync(_environment["TLS_ROOT"], _server.RootPem);
        await DescribeAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>The standard services' protos come with npm packages, and are left out where there is no npm.</summary>
    private async Task DescribeAsync()
    {
        List<(string, string)> protos = [(Path.GetDirectoryName(_environment["PROTO"])!, "conformance.proto")];
        if (Node.Missing is null)
        {
            await Node.InstallAsync();
            protos.AddRange(StandardProtos.Files);
        }

        await Protoc.DescribeAsync(_environment["DESCRIPTORS"], [.. protos]);
    }

    private async Task<IReadOnlyDictionary<string, string>> RunAsync(Run run, string script, IReadOnlyCollection<string> cases)
    {
        return ClientProgram.ReadCases(await run(script, cases, _environment));
    }
}
