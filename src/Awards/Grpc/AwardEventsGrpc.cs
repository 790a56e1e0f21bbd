using AnTq.Awards.V1;
using AnTq.Feed.V1;
using AnTq.Platform.Grpc;
using AnTq.Platform.Messaging;
using Grpc.Core;

namespace AnTq.Awards.Grpc;

/// <summary>The calls of <c>antq.awards.v1.AwardEventService</c>.</summary>
internal sealed class AwardEventsGrpc(EventFeed feed) : AwardEventService.AwardEventServiceBase
{
    /// <inheritdoc/>
    public override Task<FeedPage> ListAwardEvents(ListAwardEventsRequest request, ServerCallContext context) =>
        feed.ListAsync(
            new(request.AfterSequence, request.TypePrefixes, request.PathPrefix), request.PageSize, context.ToCall());

    /// <inheritdoc/>
    public override Task WatchAwardEvents(
        WatchAwardEventsRequest request, IServerStreamWriter<FeedPage> responseStream, ServerCallContext context) =>
        feed.WatchAsync(
            new(request.AfterSequence, request.TypePrefixes, request.PathPrefix), responseStream, context.ToCall());
}
