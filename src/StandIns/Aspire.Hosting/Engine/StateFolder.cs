using AnTq.NativeServers;

namespace Aspire.Hosting.Engine;

/// <summary>
/// Everything the engine keeps between two starts, in one private, git-ignored folder: data, secrets, and notes on what runs.
/// PostgreSQL's data lies elsewhere when root runs it: see <see cref="PostgresServer.DataFolderFor"/>.
/// </summary>
internal sealed class StateFolder
{
    private const string Variable = "ANTQ_STATE";

    public StateFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Parameters = new KeptParameters(In("parameters.json"));
    }

    /// <summary>Another folder than <c>.antq</c> in the repository's root: a suite beside the usual one.</summary>
    public static string? ChosenByVariable => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    public string Path { get; }

    public KeptParameters Parameters { get; }

    public string Lock => In("lock");

    public string Data => In("data");

    public string Run => In("run");

    public string EndpointsFile => System.IO.Path.Combine(Run, "endpoints.json");

    public string DataOf(string resource) => System.IO.Path.Combine(Data, resource);

    public string RunOf(string resource) => System.IO.Path.Combine(Run, resource);

    public void Create()
    {
        PrivateFiles.CreateFolder(Path);
        PrivateFiles.CreateFolder(Data);
        PrivateFiles.CreateFolder(Run);
    }

    /// <summary>Deletes data and secrets; leaves what others keep in the folder.</summary>
    public void Wipe()
    {
        foreach (var folder in new[] { Data, Run }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        Parameters.Delete();
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
