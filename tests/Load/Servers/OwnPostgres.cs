using AnTq.NativeServers;
using AnTq.Testing;
using Npgsql;

namespace AnTq.Load.Servers;

/// <summary>A PostgreSQL server that may be stopped or killed, and started again on its port with its data.</summary>
public sealed class OwnPostgres
{
    private readonly string dataFolder;
    private readonly string runFolder;
    private readonly string password;
    private PostgresServer? server;

    internal OwnPostgres(string dataFolder, string runFolder, string password) =>
        (this.dataFolder, this.runFolder, this.password) = (dataFolder, runFolder, password);

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; } = FreePorts.Next();

    /// <summary>An Npgsql connection string of the superuser.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="port">A proxy's port; null goes straight to the server.</param>
    public string ConnectionString(string database, int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Username = PostgresServer.UserName,
        Password = password,
        Database = database,
    }.ConnectionString;

    /// <summary>Starts it and returns when it takes connections.</summary>
    public async Task StartAsync()
    {
        server = await PostgresServer.StartAsync(dataFolder, runFolder, password, Port, _ => { }, CancellationToken.None);
        Orphanage.AddGroup(server.Pid);
    }

    /// <summary>Ends all connections and stops it.</summary>
    public async Task StopAsync()
    {
        if (server is null)
            return;
        await server.StopAsync();
        Orphanage.RemoveGroup(server.Pid);
    }

    /// <summary>Ends it at once, as it is (SIGQUIT): the next start recovers from the log. Returns when it is gone.</summary>
    public async Task KillAsync()
    {
        UnixSignals.Send(server!.Pid, UnixSignal.Quit);
        await server.Exited;
        Orphanage.RemoveGroup(server.Pid);
    }

    /// <summary>Makes an empty database.</summary>
    /// <param name="name">Its name.</param>
    public async Task CreateDatabaseAsync(string name)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database \"{name}\"", connection);
        await create.ExecuteNonQueryAsync();
    }
}
