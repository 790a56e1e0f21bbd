using AnTq.Feed.V1;
using AnTq.Platform.Access;
using Grpc.Core;

namespace AnTq.Platform.Messaging;

/// <summary>The service's own events from the beginning, for its List…Events and Watch…Events.</summary>
public sealed class EventFeed
{
    /// <summary>Number of events on a page when the caller names none.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Greatest number of events on a page; a caller that asks for more gets this many.</summary>
    public const int MaximumPageSize = 500;

    private readonly FeedReading reading;
    private readonly FeedWatch watch;
    private readonly ServiceIdentity service;

    internal EventFeed(FeedReading reading, FeedWatch watch, ServiceIdentity service)
    {
        this.reading = reading;
        this.watch = watch;
        this.service = service;
    }

    /// <summary>Answers a List…Events call.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="pageSize">Greatest number of events; 0 means <see cref="DefaultPageSize"/>.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="Errors.RefusalException">VALIDATION_FAILED for a filter, or SEQUENCE_BEYOND_HEAD.</exception>
    public Task<FeedPage> ListAsync(FeedRequest request, int pageSize, Call call)
    {
        var limit = pageSize == 0 ? DefaultPageSize : Math.Min(pageSize, MaximumPageSize);
        return reading.ReadAsync(request.AfterSequence, FeedFilter.Of(request, service), limit, call.CancellationToken);
    }

    /// <summary>Answers a Watch…Events call: ends only by a failure, by its caller, or with the service.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="stream">Where the pages go; the next one is read when the one before has been taken.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="Errors.RefusalException">
    /// VALIDATION_FAILED for a filter, SEQUENCE_BEYOND_HEAD, or SERVICE_STOPPING.
    /// </exception>
    public Task WatchAsync(FeedRequest request, IServerStreamWriter<FeedPage> stream, Call call) =>
        watch.RunAsync(request.AfterSequence, FeedFilter.Of(request, service), stream, call.CancellationToken);
}
