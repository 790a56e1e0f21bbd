using System.Globalization;
using AnTq.NativeServers;

namespace AnTq.Testing.Servers;

/// <summary>
/// The folder of one set of servers, deleted with it. Its owner is noted beside it, so that the next set finds what a killed one left
/// behind, and ends and deletes it.
/// </summary>
internal sealed class StateFolder : IAsyncDisposable
{
    private readonly string _owner;

    private StateFolder(string path, string owner)
    {
        Path = path;
        _owner = owner;
    }

    public string Path { get; }

    public string Below(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public static async Task<StateFolder> CreateAsync()
    {
        var temporary = System.IO.Path.GetTempPath();
        var all = Directory.CreateDirectory(System.IO.Path.Combine(temporary, $"antq-test-servers-{Environment.UserName}"));
        foreach (var owner in all.EnumerateFiles("*.owner"))
        {
            if (PidFile.Read(owner.FullName) is not { IsRunning: true })
            {
                await DeleteAsync(System.IO.Path.ChangeExtension(owner.FullName, null), owner.FullName);
            }
        }

        var path = System.IO.Path.Combine(all.FullName, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        var own = new StateFolder(path, path + ".owner");
        PidFile.Write(own._owner, Environment.ProcessId, UnixSignal.Kill);
        PrivateFiles.CreateFolder(path);
        return own;
    }

    public async ValueTask DisposeAsync() => await DeleteAsync(Path, _owner);

    private static async Task DeleteAsync(string path, string owner)
    {
        if (Directory.Exists(path))
        {
            foreach (var pidFile in Directory.EnumerateFiles(path, "*.pid", SearchOption.AllDirectories).ToList())
            {
                await PidFile.EndLeftoverAsync(pidFile, TimeSpan.FromSeconds(2));
            }

            Directory.Delete(path, recursive: true);
        }

        var postgres = PostgresServer.DataFolderFor(path);
        if (Directory.Exists(postgres))
        {
            Directory.Delete(postgres, recursive: true);
        }

        File.Delete(owner);
    }
}
