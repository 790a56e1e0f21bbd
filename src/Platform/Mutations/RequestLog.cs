using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Persistence;
using AnTq.Platform.Telemetry;
using Google.Protobuf;

namespace AnTq.Platform.Mutations;

/// <summary>The answers of the mutating calls that have taken effect.</summary>
internal sealed class RequestLog(Database database)
{
    private sealed record StoredAnswer(byte[] RequestHash, byte[] Response);

    /// <summary>The stored answer of the same call, or null when it has not taken effect yet.</summary>
    public async Task<TResponse?> FindAsync<TResponse>(Func<byte[]> hash, Guid requestId, Call call)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var stored = await database.QuerySingleOrDefaultAsync<StoredAnswer>(
            """
            select request_hash, response from platform.request
            where caller = @Caller and method = @Method and request_id = @RequestId
            """,
            new { Caller = call.Caller.Name, call.Method, RequestId = requestId },
            call);
        if (stored is null)
            return null;
        if (!stored.RequestHash.AsSpan().SequenceEqual(hash()))
            throw Reused(requestId);
        PlatformMetrics.Replayed(call.Method);
        var response = new TResponse();
        response.MergeFrom(stored.Response);
        return response;
    }

    public static RefusalException InFlight(Exception cause) => new(
        PlatformErrors.RequestInFlight,
        new LocalizedText("Yêu cầu này đang được xử lý.", "This request is still being worked on."),
        cause)
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    private static RefusalException Reused(Guid requestId) => new(
        PlatformErrors.RequestIdReused,
        new LocalizedText(
            $"request_id {requestId} đã được dùng cho nội dung khác.",
            $"The request_id {requestId} was used before for other content."));
}
