using System.Globalization;
using System.Text;

namespace AnTq.NativeServers;

/// <summary>One Redis server on a loopback port, with a password and an append-only file.</summary>
internal sealed class RedisServer
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(30);
    private readonly ServerProcess _process;

    private RedisServer(ServerProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Pid => _process.Pid;

    public int Port { get; }

    public Task<int> Exited => _process.Exited;

    /// <exception cref="MissingServerException">The program was not found.</exception>
    public static void RequireInstalled() => ServerPrograms.Redis();

    /// <summary>Starts a server on its data folder, made when absent; ends what a crashed starter left running on it.</summary>
    /// <param name="dataFolder">Holds the append-only file.</param>
    /// <param name="runFolder">Holds the pid file and the configuration.</param>
    /// <param name="password">Asked from every client.</param>
    /// <param name="port">On 127.0.0.1.</param>
    /// <param name="log">Receives the lines that the server writes.</param>
    /// <param name="cancellation">Gives the start up, and ends what has been started.</param>
    public static async Task<RedisServer> StartAsync(
        string dataFolder, string runFolder, string password, int port, Action<string> log, CancellationToken cancellation)
    {
        var program = ServerPrograms.Redis();
        PrivateFiles.CreateFolder(dataFolder);
        PrivateFiles.CreateFolder(runFolder);
        var pidFile = Path.Combine(runFolder, "redis.pid");
        await PidFile.EndLeftoverAsync(pidFile, TimeSpan.FromSeconds(5));

        // The password goes through a file: arguments are visible to every user of the machine.
        var configuration = Path.Combine(runFolder, "redis.conf");
        PrivateFiles.Write(configuration, Configuration(dataFolder, password, port));
        var lines = new LastLines(20);
        var ready = false;
        var process = ServerProcess.Start(new ServerCommand("redis", program, [configuration]) { PidFile = pidFile }, Log);
        try
        {
            await Readiness.WaitAsync("redis", process, token => IsReadyAsync(port, password, token), _startLimit, lines, cancellation);
            ready = true;
        }
        catch
        {
            await process.StopAsync(TimeSpan.FromSeconds(2));
            throw;
        }

        return new RedisServer(process, port);

        // Until it is ready it only introduces itself; if it fails to start, the message holds these lines too.
        void Log(string line)
        {
            lines.Add(line);
            if (ready)
            {
                log(line);
            }
        }
    }

    /// <summary>Whether the server on the port takes the password and answers.</summary>
    public static Task<bool> IsReadyAsync(int port, string password, CancellationToken cancellation) =>
        Readiness.AskAsync(
            port,
            Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\n"),
            answer => Encoding.ASCII.GetString(answer).StartsWith("+OK\r\n", StringComparison.Ordinal),
            cancellation);

    /// <summary>Writes what is in memory and stops.</summary>
    public Task StopAsync() => _process.StopAsync(TimeSpan.FromSeconds(3));

    /// <summary>Ends the server as a crash would.</summary>
    public void Kill() => _process.Kill();

    private static string Configuration(string dataFolder, string password, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"""
            bind 127.0.0.1
            port {port}
            requirepass "{password}"
            dir "{dataFolder}"
            appendonly yes
            save ""
            daemonize no
            loglevel warning
            """) + "\n";
}
