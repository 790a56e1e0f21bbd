using System.Collections.Concurrent;
using AnTq.Conformance.V1;

namespace AnTq.OtherLanguages.Tests.Conformance;

/// <summary>Which moments the server has seen of hanging calls.</summary>
internal sealed class CallMoments
{
    private readonly ConcurrentDictionary<(string CallId, Moment Moment), TaskCompletionSource> _moments = new();

    public void Note(string callId, Moment moment) => Of(callId, moment).TrySetResult();

    public Task SeenAsync(string callId, Moment moment) => Of(callId, moment).Task;

    private TaskCompletionSource Of(string callId, Moment moment) =>
        _moments.GetOrAdd((callId, moment), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
