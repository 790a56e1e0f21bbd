using System.Text.Json;
using AnTq.NativeServers;

namespace Aspire.Hosting.Engine;

/// <summary>Generated secrets, kept so that data that was protected by them stays readable.</summary>
internal sealed class KeptParameters(string path)
{
    private readonly Lock _lock = new();

    public string ReadOrKeep(string name, Func<string> generate)
    {
        lock (_lock)
        {
            var kept = Read();
            if (!kept.TryGetValue(name, out var value))
            {
                value = kept[name] = generate();
                PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
                PrivateFiles.Write(path, JsonSerializer.Serialize(kept));
            }

            return value;
        }
    }

    public void Delete() => File.Delete(path);

    private Dictionary<string, string> Read() =>
        File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))! : [];
}
