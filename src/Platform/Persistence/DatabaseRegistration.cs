using System.Reflection;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnTq.Platform.Persistence;

/// <summary>Gives a service its database.</summary>
public static class DatabaseRegistration
{
    /// <summary>
    /// Registers the pool of connections (<see cref="NpgsqlDataSource"/>), <see cref="Database"/> for reads, <see cref="Mutation"/>s
    /// through <see cref="MutationRunner"/>, the migrations of the platform and of <paramref name="migrations"/>, and the health check.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="name">Name of the connection string, such as <c>awards-db</c>.</param>
    /// <param name="migrations">The assembly that embeds <c>Persistence/Migrations/NNNN_name.sql</c>.</param>
    public static void AddDatabase(this IHostApplicationBuilder builder, string name, Assembly migrations)
    {
        ValueMapping.Register();
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => DatabaseSettings.Read(
            builder.Configuration, name, $"antq-{provider.GetRequiredService<ServiceIdentity>().Name}"));
        services.AddSingleton(provider => new NpgsqlDataSourceBuilder(provider.GetRequiredService<DatabaseSettings>().ConnectionString)
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>())
            .Build());
        services.AddSingleton<DatabaseReadiness>();
        services.AddSingleton(provider => new Database(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<DatabaseSettings>()));
        services.AddSingleton(provider => new Migrator(
            provider.GetRequiredService<NpgsqlDataSource>(),
            [.. Migration.ReadFrom(typeof(Migrator).Assembly, "platform"), .. Migration.ReadFrom(migrations, "service")],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Migrator>>()));
        services.AddHostedService<MigrationService>();
        services.AddSingleton<RetentionService>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionService>());
        services.AddMutations();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", timeout: TimeSpan.FromSeconds(2));
    }
}
