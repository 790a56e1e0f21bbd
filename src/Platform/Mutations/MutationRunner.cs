using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Grpc;
using AnTq.Platform.Messaging;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>
/// Runs mutating calls. The request's <c>request_id</c> names the intention: the same id with the same content gives the stored answer,
/// with other content REQUEST_ID_REUSED, and REQUEST_IN_FLIGHT while the first call is still running. With <c>validate_only</c>
/// everything is checked and nothing is kept.
/// </summary>
public sealed class MutationRunner
{
    private readonly NpgsqlDataSource dataSource;
    private readonly ServiceIdentity service;
    private readonly TimeProvider time;
    private readonly RequestLog log;
    private readonly SharedCommit<Mutation> commits;
    private readonly OutboxBell bell;

    internal MutationRunner(
        NpgsqlDataSource dataSource,
        ServiceIdentity service,
        TimeProvider time,
        RequestLog log,
        SharedCommit<Mutation> commits,
        OutboxBell bell)
    {
        this.dataSource = dataSource;
        this.service = service;
        this.time = time;
        this.log = log;
        this.commits = commits;
        this.bell = bell;
    }

    /// <summary>Runs one mutating call.</summary>
    /// <typeparam name="TResponse">The answer's message type.</typeparam>
    /// <param name="request">The request, with a field <c>request_id</c> that holds a UUID and perhaps <c>validate_only</c>.</param>
    /// <param name="call">The call.</param>
    /// <param name="work">
    /// Checks, reads and collects the writes, and returns the answer. It may be left out for a call that took effect before.
    /// </param>
    /// <returns>The answer, stored and given again for the same request.</returns>
    /// <exception cref="RefusalException">The call is refused; nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">The work writes without an audit entry: a fault of the service.</exception>
    public Task<TResponse> RunAsync<TResponse>(IMessage request, Call call, Func<Mutation, Task<TResponse>> work)
        where TResponse : class, IMessage<TResponse>, new() =>
        RunAsync(new RequestContent(request, () => RequestHash.Of(request)), call, work);

    /// <summary>Runs one mutating call whose request has come as a stream.</summary>
    /// <typeparam name="TResponse">The answer's message type.</typeparam>
    /// <param name="request">All of the stream, read to its end.</param>
    /// <param name="call">The call.</param>
    /// <param name="work">As for other calls.</param>
    /// <returns>The answer, stored and given again for the same stream.</returns>
    /// <exception cref="RefusalException">The call is refused; nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">The work writes without an audit entry: a fault of the service.</exception>
    public Task<TResponse> RunAsync<TResponse>(StreamedRequest request, Call call, Func<Mutation, Task<TResponse>> work)
        where TResponse : class, IMessage<TResponse>, new() =>
        RunAsync(new RequestContent(request.Header, request.Hash), call, work);

    private async Task<TResponse> RunAsync<TResponse>(RequestContent request, Call call, Func<Mutation, Task<TResponse>> work)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var fields = RequestFields.Of(request.Header);
        var requestId = ReadRequestId(fields.RequestId(request.Header));
        await using var session = new WriteSession(dataSource, Mutation.Opening(requestId, call), call);
        var mutation = new Mutation(session, service.Name, Instant.Now(time), call, requestId, fields.ValidateOnly(request.Header));
        try
        {
            var response = await work(mutation);
            await CompleteAsync(mutation, request, response);
            return response;
        }
        catch (PostgresException answered) when (SqlStates.IsAnswered(answered))
        {
            // Given back first: many repeated calls at once must not each hold one connection and wait for a second.
            await session.DisposeAsync();
            return await log.FindAsync<TResponse>(request.Hash, requestId, call) ?? throw RequestLog.InFlight(answered);
        }
        catch (PostgresException running) when (running.SqlState == SqlStates.RequestInFlight)
        {
            throw RequestLog.InFlight(running);
        }
        catch (Exception refusal) when (refusal is RefusalException or RpcException && !session.IsOpened)
        {
            // Refused before the database was asked whether this call took effect before: the world may have changed since.
            if (await log.FindAsync<TResponse>(request.Hash, requestId, call) is { } stored)
                return stored;
            throw;
        }
    }

    private async Task CompleteAsync(Mutation mutation, RequestContent request, IMessage response)
    {
        if (mutation.HasWritten && !mutation.HasAudited)
            throw new InvalidOperationException($"{mutation.Call.Method} writes without an audit entry.");
        AnswerLimit.CheckOfMutation(response);
        mutation.Keep(request.Hash(), response.ToByteArray());
        await commits.CommitAsync(mutation);
        if (mutation.HasPublished && !mutation.ValidateOnly)
            bell.Ring();
    }

    /// <summary>What a request says: the message that identifies it, and the hash of all of it, which is made only when needed.</summary>
    private sealed record RequestContent(IMessage Header, Func<byte[]> Hash);

    private static Guid ReadRequestId(string? text) => Guid.TryParseExact(text, "D", out var requestId)
        ? requestId
        : throw new RefusalException(
            PlatformErrors.ValidationFailed,
            new LocalizedText("request_id phải là một UUID.", "request_id must be a UUID."))
        {
            FieldViolations = [new FieldViolation("request_id", new LocalizedText("phải là một UUID", "must be a UUID"))],
        };
}
