using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Benchmarks.Bare;

/// <summary>
/// What the services are measured against: the same contract on the same server, and behind it nothing but one statement (`postgres`) or
/// nothing at all (`echo`).
/// </summary>
internal static class BareServer
{
    /// <summary>Name of the connection string of the database with the bare tables.</summary>
    public const string Database = "bare-db";

    // The pool and the prepared statements that the services have.
    private const string ConnectionSettings =
        ";Maximum Pool Size=15;Max Auto Prepare=100;Auto Prepare Min Usages=2;No Reset On Close=true";

    /// <summary>Serves until it is ended.</summary>
    /// <param name="kind"><c>postgres</c> or <c>echo</c>.</param>
    public static async Task<int> RunAsync(string kind)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddGrpc();
        if (kind == "postgres")
            builder.Services.AddSingleton(
                NpgsqlDataSource.Create(builder.Configuration.GetConnectionString(Database) + ConnectionSettings));
        var app = builder.Build();
        app.MapGet("/health", () => Results.Ok());
        if (kind == "postgres")
        {
            app.MapGrpcService<SelectingOrganizations>();
            app.MapGrpcService<InsertingAwards>();
        }
        else
            app.MapGrpcService<EchoingOrganizations>();
        await app.RunAsync();
        return 0;
    }
}
