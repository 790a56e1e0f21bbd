namespace AnTq.NativeServers;

/// <summary>Folders and files that only their owner can read.</summary>
internal static class PrivateFiles
{
    private const string LinuxOnly = "Native servers run on Linux only.";
    private const UnixFileMode OwnerReads = UnixFileMode.UserRead;
    private const UnixFileMode OwnerOnly = OwnerReads | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException(LinuxOnly);
        }

        Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Replaces the file as a whole: a reader sees the old content or the new.</summary>
    public static void Write(string path, string content, bool readOnly = false)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException(LinuxOnly);
        }

        var unfinished = path + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = readOnly ? OwnerReads : OwnerOnly,
        };
        using (var file = new StreamWriter(unfinished, options))
        {
            file.Write(content);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
