using AnTq.Awards.Features;
using AnTq.Awards.Grpc;
using AnTq.Awards.Persistence;
using AnTq.Platform.Grpc;
using AnTq.Platform.LocalCopy;
using AnTq.Platform.Messaging;
using AnTq.Platform.Paging;
using AnTq.Platform.Persistence;
using AnTq.ServiceDefaults;

namespace AnTq.Awards;

/// <summary>The wiring of the awards service.</summary>
internal static class AwardsModule
{
    /// <summary>Registers what the service is made of.</summary>
    public static void AddAwards(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.AddGrpcServer(ResourceNames.Awards);
        builder.AddDatabase(ResourceNames.AwardsDatabase, typeof(AwardsModule).Assembly);
        builder.AddEventRelay();
        builder.AddOrganizationView();
        builder.AddPaging();
        builder.Services
            .AddSingleton<StatementStore>()
            .AddSingleton<AwardStore>()
            .AddSingleton<TabulationStore>()
            .AddSingleton<OrganizationDirectory>()
            .AddSingleton<CreateAwardStatement>()
            .AddSingleton<GetAwardStatement>()
            .AddSingleton<RecordAwards>()
            .AddSingleton<GetAward>()
            .AddSingleton<ListAwards>()
            .AddSingleton<DeleteAward>()
            .AddSingleton<ConfirmAwardStatement>()
            .AddSingleton<TabulateAwards>();
    }

    /// <summary>Opens its endpoints.</summary>
    public static void MapAwards(this WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapGrpcService<AwardsGrpc>();
        app.MapGrpcService<AwardEventsGrpc>();
        app.MapStandardServices();
    }
}
