using AnTq.Feed.V1;
using AnTq.Organizations.V1;
using AnTq.Platform.Grpc;
using AnTq.Platform.Messaging;
using Grpc.Core;

namespace AnTq.Organizations.Grpc;

/// <summary>The calls of <c>antq.organizations.v1.OrganizationEventService</c>.</summary>
internal sealed class OrganizationEventsGrpc(EventFeed feed) : OrganizationEventService.OrganizationEventServiceBase
{
    /// <inheritdoc/>
    public override Task<FeedPage> ListOrganizationEvents(ListOrganizationEventsRequest request, ServerCallContext context) =>
        feed.ListAsync(
            new(request.AfterSequence, request.TypePrefixes, request.PathPrefix), request.PageSize, context.ToCall());

    /// <inheritdoc/>
    public override Task WatchOrganizationEvents(
        WatchOrganizationEventsRequest request, IServerStreamWriter<FeedPage> responseStream, ServerCallContext context) =>
        feed.WatchAsync(
            new(request.AfterSequence, request.TypePrefixes, request.PathPrefix), responseStream, context.ToCall());
}
