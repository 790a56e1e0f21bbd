using System.Globalization;

namespace AnTq.AppHost.Tests.Engine;

/// <summary>The local addresses on which processes take TCP connections, as the kernel prints them.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    public static IReadOnlyList<string> Of(IEnumerable<int> pids)
    {
        var sockets = pids.SelectMany(SocketsOf).ToHashSet();
        return
        [
            .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                .SelectMany(table => File.ReadLines(table).Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields[3] == Listening && sockets.Contains($"socket:[{fields[9]}]"))
                .Select(fields => fields[1]),
        ];
    }

    /// <summary>127.0.0.1 or ::1, in the kernel's byte order.</summary>
    public static bool IsLoopback(string address) => address.Split(':')[0] is "0100007F" or "00000000000000000000000001000000";

    private static IEnumerable<string> SocketsOf(int pid) =>
        Directory.EnumerateFiles(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/fd"))
            .Select(descriptor => File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name)
            .OfType<string>()
            .Where(target => target.StartsWith("socket:", StringComparison.Ordinal));
}
