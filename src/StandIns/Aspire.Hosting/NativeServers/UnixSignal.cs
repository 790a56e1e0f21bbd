using System.Runtime.InteropServices;

namespace AnTq.NativeServers;

/// <summary>The signals that end a server, by their Linux numbers.</summary>
internal enum UnixSignal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}

internal static class UnixSignals
{
    /// <summary>Sends the signal; a process that has ended meanwhile is no error.</summary>
    public static void Send(int pid, UnixSignal signal) => _ = Kill(pid, (int)signal);

    /// <summary>Sends the signal to every process of the group: children are started as leaders of their own.</summary>
    public static void SendToGroup(int leader, UnixSignal signal) => _ = Kill(-leader, (int)signal);

    public static bool RunsAsRoot => GetEffectiveUserId() == 0;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUserId();
}
