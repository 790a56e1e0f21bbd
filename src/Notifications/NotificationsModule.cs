using AnTq.Events.V1;
using AnTq.Notifications.Consumers;
using AnTq.Notifications.Features;
using AnTq.Notifications.Grpc;
using AnTq.Notifications.Persistence;
using AnTq.Platform.Grpc;
using AnTq.Platform.Messaging;
using AnTq.Platform.Paging;
using AnTq.Platform.Persistence;
using AnTq.ServiceDefaults;

namespace AnTq.Notifications;

/// <summary>The wiring of the notifications service.</summary>
internal static class NotificationsModule
{
    /// <summary>Registers what the service is made of.</summary>
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.AddGrpcServer(ResourceNames.Notifications);
        builder.AddDatabase(ResourceNames.NotificationsDatabase, typeof(NotificationsModule).Assembly);
        builder.AddEventConsumer("award-notices", consumer => consumer
            .Bind("awards.award.granted.#")
            .Handle<AwardGranted, NoteAwardGranted>(NoteAwardGranted.EventType));
        builder.AddPaging();
        builder.Services
            .AddSingleton<NoticeStore>()
            .AddSingleton<ListNotices>();
    }

    /// <summary>Opens its endpoints.</summary>
    public static void MapNotifications(this WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapGrpcService<NotificationsGrpc>();
        app.MapStandardServices();
    }
}
