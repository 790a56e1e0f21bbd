using AnTq.Notifications.Features;
using AnTq.Notifications.V1;
using AnTq.Platform.Grpc;
using Grpc.Core;

namespace AnTq.Notifications.Grpc;

/// <summary>The calls of <c>antq.notifications.v1.NotificationService</c>.</summary>
internal sealed class NotificationsGrpc(ListNotices list) : NotificationService.NotificationServiceBase
{
    /// <inheritdoc/>
    public override Task<ListNoticesResponse> ListNotices(ListNoticesRequest request, ServerCallContext context) =>
        list.HandleAsync(request, context.ToCall());
}
