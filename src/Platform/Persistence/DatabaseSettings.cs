using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AnTq.Platform.Persistence;

/// <summary>How a service connects to its database.</summary>
/// <param name="ConnectionString">The whole connection string, password included: not for logs.</param>
internal sealed record DatabaseSettings(string ConnectionString)
{
    // For what no call limits more tightly, and for a process that dies in the middle of a transaction. Nothing is compiled: the planner
    // takes recursive statements to be far dearer than they are, and compiling one for half a second saves nothing on some milliseconds.
    // Prepared statements are planned once: left to itself the server plans some anew for every call (it takes an array to hold ten
    // elements when it does not see it), and planning a recursive statement takes three times as long as running it.
    private const string ServerLimits =
        "-c statement_timeout=60000 -c lock_timeout=30000 -c idle_in_transaction_session_timeout=90000 -c timezone=UTC -c jit=off "
        + "-c plan_cache_mode=force_generic_plan";

    public static DatabaseSettings Read(IConfiguration configuration, string name, string applicationName)
    {
        var text = configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"The connection string '{name}' is not configured.");
        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var settings = new NpgsqlConnectionStringBuilder(text)
        {
            ApplicationName = applicationName,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            // Nothing is ever set for a session, so there is nothing to reset when a connection goes back to the pool.
            NoResetOnClose = true,
            // Tells whose statement it was that failed in a shared transaction.
            IncludeFailedBatchedCommand = true,
            Timeout = 5,
            CancellationTimeout = 500,
            // Idle connections that have died silently are found by a ping and thrown away. The ping waits for its answer as long as
            // commands do that state no time of their own, and a call that gets the connection meanwhile waits with it, whatever its own
            // time is: so that time is short, and what may take longer states it.
            KeepAlive = 3,
            CommandTimeout = 5,
            Options = ServerLimits,
        };
        if (!text.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
            settings.MaxPoolSize = options.MaximumPoolSize;
        return new DatabaseSettings(settings.ConnectionString);
    }

    /// <summary>A connection beside the pool, for what lasts as long as the process.</summary>
    /// <param name="serverOptions">Settings of the session, in the form of a server's command line.</param>
    public NpgsqlConnection OwnConnection(string serverOptions) => new(
        new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, KeepAlive = 2, Options = serverOptions }.ConnectionString);
}
