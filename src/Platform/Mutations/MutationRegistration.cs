using AnTq.Platform.Access;
using AnTq.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>Registers what mutating calls need.</summary>
internal static class MutationRegistration
{
    public static void AddMutations(this IServiceCollection services)
    {
        services.AddSingleton<RequestLog>();
        services.AddSingleton<OutboxBell>();
        services.AddSingleton(provider => new MutationRunner(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<ServiceIdentity>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<RequestLog>(),
            new SharedCommit<Mutation>(new SharedTransaction<Mutation>(
                provider.GetRequiredService<NpgsqlDataSource>(), Mutation.SharedOpening)),
            provider.GetRequiredService<OutboxBell>()));
    }
}
