using AnTq.Platform.Grpc;
using AnTq.Platform.Paging;
using AnTq.Reports.Domain;
using AnTq.Reports.Features;
using AnTq.Reports.Grpc;
using AnTq.ServiceDefaults;

namespace AnTq.Reports;

/// <summary>The only place where the service is put together.</summary>
internal static class ReportsModule
{
    public static void AddReports(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.AddGrpcServer(ResourceNames.Reports);
        builder.AddPaging();

        // Read now: a service whose catalogue is broken must not start.
        builder.Services.AddSingleton(IndicatorCatalogue.Read());
        builder.Services.AddSingleton<GetIndicator>();
        builder.Services.AddSingleton<ListIndicators>();
    }

    public static void MapReports(this WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapGrpcService<IndicatorGrpc>();
        app.MapStandardServices();
    }
}
