namespace Grpc.Core;

/// <summary>What the four kinds of calls have in common: headers, status, trailers and giving up.</summary>
internal sealed class CallState(
    Func<object, Task<Metadata>> responseHeaders, Func<object, Status> status, Func<object, Metadata> trailers,
    Action<object> dispose, object state)
{
    internal CallState(Task<Metadata> responseHeaders, Func<Status> status, Func<Metadata> trailers, Action dispose)
        : this(_ => responseHeaders, _ => status(), _ => trailers(), _ => dispose(), status)
    {
    }

    internal Task<Metadata> ResponseHeaders => responseHeaders(state);

    internal Status Status => status(state);

    internal Metadata Trailers => trailers(state);

    internal void Dispose() => dispose(state);
}
