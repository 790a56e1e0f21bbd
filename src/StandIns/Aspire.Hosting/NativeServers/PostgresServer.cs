using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnTq.NativeServers;

/// <summary>
/// One PostgreSQL cluster on a loopback port. As root it runs as Debian's user <c>postgres</c>, since the server refuses root.
/// </summary>
internal sealed class PostgresServer
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);
    private readonly ServerProcess _process;
    private readonly PostgresCluster _cluster;

    private PostgresServer(ServerProcess process, PostgresCluster cluster, int port)
    {
        _process = process;
        _cluster = cluster;
        Port = port;
    }

    public static string UserName => "postgres";

    public int Pid => _process.Pid;

    public int Port { get; }

    public Task<int> Exited => _process.Exited;

    /// <exception cref="MissingServerException">A program of PostgreSQL was not found.</exception>
    public static void RequireInstalled()
    {
        foreach (var program in new[] { "postgres", "initdb", "psql" })
        {
            ServerPrograms.Postgres(program);
        }
    }

    /// <summary>
    /// Where the data of a program with this state folder can live: below the folder itself, but for root below /var/lib/antq, because
    /// the user postgres must be able to reach it and may not pass through a private folder.
    /// </summary>
    public static string DataFolderFor(string stateFolder) =>
        UnixSignals.RunsAsRoot
            ? $"/var/lib/antq/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(stateFolder))))[..16]}"
            : Path.Combine(stateFolder, "postgres");

    /// <summary>Starts a cluster on its data folder, made when absent; ends what a crashed starter, or a killed server, left running on it.</summary>
    /// <param name="dataFolder">Holds the cluster; see <see cref="DataFolderFor"/>.</param>
    /// <param name="runFolder">Holds the pid file.</param>
    /// <param name="password">Of the superuser; another one than at the last start takes its place.</param>
    /// <param name="port">On 127.0.0.1.</param>
    /// <param name="log">Receives the lines that the server writes.</param>
    /// <param name="cancellation">Gives the start up, and ends what has been started.</param>
    public static async Task<PostgresServer> StartAsync(
        string dataFolder, string runFolder, string password, int port, Action<string> log, CancellationToken cancellation)
    {
        Directory.CreateDirectory(runFolder);
        var pidFile = Path.Combine(runFolder, "postgres.pid");
        await PidFile.EndLeftoverAsync(pidFile, TimeSpan.FromSeconds(5));
        var cluster = new PostgresCluster(dataFolder, password);
        await PostgresOrphans.EndAsync(cluster.Folder);
        await cluster.PrepareAsync(log, cancellation);
        var lines = new LastLines(20);
        var process = ServerProcess.Start(Command(cluster.Folder, port, pidFile), line => { lines.Add(line); log(line); });
        try
        {
            await Readiness.WaitAsync("postgres", process, token => IsReadyAsync(port, token), _startLimit, lines, cancellation);
        }
        catch
        {
            await process.StopAsync(TimeSpan.FromSeconds(2));
            throw;
        }

        return new PostgresServer(process, cluster, port);
    }

    /// <summary>Whether a server on the port takes connections: it asks for a password rather than saying that it is starting up.</summary>
    public static Task<bool> IsReadyAsync(int port, CancellationToken cancellation) =>
        Readiness.AskAsync(port, StartupMessage, answer => answer is [(byte)'R', ..], cancellation);

    /// <summary>Makes the databases that don't exist yet.</summary>
    public Task CreateDatabasesAsync(IEnumerable<string> names, CancellationToken cancellation) =>
        _cluster.CreateDatabasesAsync(Port, names, cancellation);

    /// <summary>Ends open transactions and stops: takes some 20 ms.</summary>
    public Task StopAsync() => _process.StopAsync(TimeSpan.FromSeconds(4));

    /// <summary>Ends the server as a crash would.</summary>
    public void Kill() => _process.Kill();

    private static ServerCommand Command(string clusterFolder, int port, string pidFile) =>
        new(
            "postgres",
            ServerPrograms.Postgres("postgres"),
            ["-D", clusterFolder, .. Settings(port).SelectMany(setting => new[] { "-c", setting })])
        {
            User = PostgresCluster.User,
            StopSignal = UnixSignal.Interrupt,
            PidFile = pidFile,
        };

    private static IEnumerable<string> Settings(int port) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"port={port}"),
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=200",
        "fsync=on",
        "shared_buffers=128MB",
        "password_encryption=scram-sha-256",
        "timezone=UTC",
        "log_timezone=UTC",
        "log_destination=stderr",
        "logging_collector=off",
        "log_line_prefix=",
        "log_checkpoints=off",
    ];

    /// <summary>The first message of protocol 3.0, naming user and database.</summary>
    private static byte[] StartupMessage
    {
        get
        {
            var body = Encoding.ASCII.GetBytes("\0\u0003\0\0user\0postgres\0database\0postgres\0\0");
            return [0, 0, 0, (byte)(body.Length + 4), .. body];
        }
    }
}
