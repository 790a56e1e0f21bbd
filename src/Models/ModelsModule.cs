using AnTq.Models.Domain;
using AnTq.Models.Features;
using AnTq.Models.Grpc;
using AnTq.Platform.Grpc;
using AnTq.Platform.Paging;
using AnTq.ServiceDefaults;

namespace AnTq.Models;

/// <summary>The only place where the service is put together.</summary>
internal static class ModelsModule
{
    public static void AddModels(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.AddGrpcServer(ResourceNames.Models);
        builder.AddPaging();

        // Read now: a service whose catalogue is broken must not start.
        builder.Services.AddSingleton(ModelTypeCatalogue.Read());
        builder.Services.AddSingleton<GetModelType>();
        builder.Services.AddSingleton<ListModelTypes>();
    }

    public static void MapModels(this WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapGrpcService<ModelTypeGrpc>();
        app.MapStandardServices();
    }
}
