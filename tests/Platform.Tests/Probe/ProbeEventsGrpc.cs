using AnTq.Feed.V1;
using AnTq.Platform.Grpc;
using AnTq.Platform.Messaging;
using AnTq.Probe.V1;
using Grpc.Core;

namespace AnTq.Platform.Tests.Probe;

internal sealed class ProbeEventsGrpc(EventFeed feed) : ProbeEventService.ProbeEventServiceBase
{
    public override Task<FeedPage> ListEvents(EventsRequest request, ServerCallContext context) =>
        feed.ListAsync(Wanted(request), request.PageSize, context.ToCall());

    public override Task WatchEvents(EventsRequest request, IServerStreamWriter<FeedPage> responseStream, ServerCallContext context) =>
        feed.WatchAsync(Wanted(request), responseStream, context.ToCall());

    private static FeedRequest Wanted(EventsRequest request) => new(request.AfterSequence, request.TypePrefixes, request.PathPrefix);
}
