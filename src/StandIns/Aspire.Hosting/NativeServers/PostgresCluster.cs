using System.Globalization;

namespace AnTq.NativeServers;

/// <summary>
/// The data of a PostgreSQL server: the folder <c>cluster</c>, and beside it the file <c>password</c> with the superuser's password,
/// by which a start sees whether it has changed.
/// </summary>
internal sealed class PostgresCluster(string dataFolder, string password)
{
    private readonly string _passwordFile = Path.Combine(dataFolder, "password");

    /// <summary>The system user that owns and runs the cluster when the starter is root; null: the starter itself.</summary>
    public static string? User => UnixSignals.RunsAsRoot ? "postgres" : null;

    public string Folder { get; } = Path.Combine(dataFolder, "cluster");

    /// <summary>Makes the cluster when there is none, and gives its superuser the password.</summary>
    public async Task PrepareAsync(Action<string> log, CancellationToken cancellation)
    {
        if (!Directory.Exists(Folder))
        {
            log("making the cluster");
            await MakeAsync(cancellation);
        }
        else if (!File.Exists(_passwordFile) || await File.ReadAllTextAsync(_passwordFile, cancellation) != password)
        {
            log("giving the superuser its new password");
            await ChangePasswordAsync(cancellation);
        }

        await WritePasswordAsync(_passwordFile, owner: null, cancellation);
    }

    public async Task CreateDatabasesAsync(int port, IEnumerable<string> names, CancellationToken cancellation)
    {
        var sql = $"SELECT format('CREATE DATABASE %I', name) FROM unnest(ARRAY[{string.Join(',', names.Select(Literal))}]::text[]) name "
            + "WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name) \\gexec\n";
        var psql = new ServerCommand("psql", ServerPrograms.Postgres("psql"), ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"])
        {
            Input = sql,
            Environment = new Dictionary<string, string?>
            {
                ["PGHOST"] = "127.0.0.1",
                ["PGPORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = "postgres",
                ["PGDATABASE"] = "postgres",
                ["PGPASSWORD"] = password,
            },
        };
        await psql.RunAsync(cancellation);
    }

    /// <summary>Made beside its place and moved there when complete: a start that was cut short leaves nothing half made.</summary>
    private async Task MakeAsync(CancellationToken cancellation)
    {
        var unfinished = Path.Combine(dataFolder, "unfinished");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await MakeFolderAsync(dataFolder, owner: null, "0711", cancellation);
        await MakeFolderAsync(unfinished, User, "0700", cancellation);
        var initialPassword = Path.Combine(dataFolder, "initial-password");
        await WritePasswordAsync(initialPassword, User, cancellation);
        var initdb = new ServerCommand(
            "initdb",
            ServerPrograms.Postgres("initdb"),
            [
                "-D", unfinished, "-U", "postgres", $"--pwfile={initialPassword}", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C.UTF-8",
            ])
        {
            User = User,
        };
        await initdb.RunAsync(cancellation);
        File.Delete(initialPassword);
        Directory.Move(unfinished, Folder);
    }

    /// <summary>By the single-user mode, which asks for no password: who owns the folder may.</summary>
    private Task ChangePasswordAsync(CancellationToken cancellation) =>
        new ServerCommand("postgres --single", ServerPrograms.Postgres("postgres"), ["--single", "-D", Folder, "postgres"])
        {
            User = User,
            Input = $"ALTER ROLE postgres PASSWORD {Literal(password)}\n",
        }.RunAsync(cancellation);

    private async Task WritePasswordAsync(string path, string? owner, CancellationToken cancellation)
    {
        string[] ownership = owner is null ? [] : ["-o", owner];
        await new ServerCommand("install", "/usr/bin/install", [.. ownership, "-m", "0600", "/dev/null", path]).RunAsync(cancellation);
        await File.WriteAllTextAsync(path, password, cancellation);
    }

    private static Task MakeFolderAsync(string folder, string? owner, string mode, CancellationToken cancellation)
    {
        string[] ownership = owner is null ? [] : ["-o", owner, "-g", owner];
        return new ServerCommand("install", "/usr/bin/install", ["-d", .. ownership, "-m", mode, folder]).RunAsync(cancellation);
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
