using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Platform.Persistence;

/// <summary>Builds the one pool of connections of a service's database.</summary>
internal static class DataSourceFactory
{
    public static NpgsqlDataSource Create(IConfiguration configuration, string name, string applicationName, ILoggerFactory loggers)
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
            Timeout = 5,
            CommandTimeout = 60,
            CancellationTimeout = 500,
            KeepAlive = 10,
            Options = ServerLimits,
        };
        if (!text.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
            settings.MaxPoolSize = options.MaximumPoolSize;
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UseLoggerFactory(loggers);
        return builder.Build();
    }

    // For what no call limits more tightly, and for a process that dies in the middle of a transaction.
    private const string ServerLimits =
        "-c statement_timeout=60000 -c lock_timeout=30000 -c idle_in_transaction_session_timeout=90000 -c timezone=UTC";
}
