using System.Collections.Concurrent;
using AnTq.Awards.V1;
using AnTq.Platform.Errors;
using Grpc.Core;
using Grpc.Net.Client;

namespace AnTq.Load;

/// <summary>
/// Calls the awards service as callers are told to: with a deadline, and again with the same request_id until there is an answer. Keeps
/// how every call ended.
/// </summary>
/// <param name="channel">Gives the channel for the next call.</param>
/// <param name="timeout">Time allowed for one call.</param>
public sealed class AwardCaller(Func<GrpcChannel> channel, TimeSpan timeout)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentQueue<CallOutcome> outcomes = new();

    /// <summary>How the calls ended, in the order of their ends.</summary>
    public IReadOnlyCollection<CallOutcome> Outcomes => outcomes;

    /// <summary>A new id for a new intention.</summary>
    public static string NewRequestId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    /// <summary>Calls until there is an answer.</summary>
    /// <typeparam name="TResponse">The answer's type.</typeparam>
    /// <param name="method">Name of the rpc, for the outcome.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="patience">How long it is tried.</param>
    /// <returns>The answer; null when there was none in that time.</returns>
    /// <exception cref="RpcException">A refusal that trying again cannot change.</exception>
    public async Task<TResponse?> CallAsync<TResponse>(
        string method, Func<AwardService.AwardServiceClient, CallOptions, AsyncUnaryCall<TResponse>> send, TimeSpan patience)
        where TResponse : class
    {
        var started = TimeProvider.System.GetTimestamp();
        var isRetry = false;
        do
        {
            try
            {
                return await CallOnceAsync(method, send, isRetry);
            }
            catch (RpcException refused) when (IsWorthTryingAgain(refused))
            {
                isRetry = true;
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
        while (TimeProvider.System.GetElapsedTime(started) < patience);
        return null;
    }

    /// <summary>Calls once.</summary>
    /// <typeparam name="TResponse">The answer's type.</typeparam>
    /// <param name="method">Name of the rpc, for the outcome.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="isRetry">Whether the same request_id was sent before.</param>
    public async Task<TResponse> CallOnceAsync<TResponse>(
        string method, Func<AwardService.AwardServiceClient, CallOptions, AsyncUnaryCall<TResponse>> send, bool isRetry = false)
        where TResponse : class
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            var client = new AwardService.AwardServiceClient(channel());
            var response = await send(client, new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + timeout));
            Note(StatusCode.OK, null, "");
            return response;
        }
        catch (RpcException refused)
        {
            Note(refused.StatusCode, refused.ReadReason(), refused.Status.Detail);
            throw;
        }

        void Note(StatusCode code, string? reason, string detail) =>
            outcomes.Enqueue(new CallOutcome(method, code, reason, TimeProvider.System.GetElapsedTime(started), isRetry, detail));
    }

    // A caller whose connection broke may be told anything by his own library; he has the same request_id to find out.
    private static bool IsWorthTryingAgain(RpcException refused) => refused.ReadReason() is null
        || refused.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
        || refused.ReadReason() is "REQUEST_IN_FLIGHT" or "CONCURRENT_CHANGE";
}
