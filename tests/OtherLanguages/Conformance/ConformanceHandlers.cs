using AnTq.Conformance.V1;
using Google.Protobuf;
using Grpc.Core;

namespace AnTq.OtherLanguages.Tests.Conformance;

internal sealed class ConformanceHandlers(CallMoments moments, SettableHealth health, TimeProvider time) : ConformanceService.ConformanceServiceBase
{
    public override async Task<Answer> Unary(Instruction request, ServerCallContext context)
    {
        await BeginAsync(context, headersFirst: request.StatusCode == 0);
        await EndAsync(request, context);
        return AnswerTo(request, 1, context);
    }

    public override async Task<Answer> ClientStream(IAsyncStreamReader<Instruction> requests, ServerCallContext context)
    {
        await BeginAsync(context);
        var (payload, count, last) = (new MemoryStream(), 0, new Instruction());
        await foreach (var request in requests.ReadAllAsync())
        {
            request.Payload.WriteTo(payload);
            (count, last) = (count + 1, request);
        }

        await EndAsync(last, context);
        return AnswerTo(new Instruction(last) { Payload = ByteString.CopyFrom(payload.ToArray()) }, count, context);
    }

    public override async Task ServerStream(Instruction request, IServerStreamWriter<Answer> answers, ServerCallContext context)
    {
        await BeginAsync(context, headersFirst: request.StatusCode == 0);
        for (var i = 0; i < request.Answers; i++)
        {
            await answers.WriteAsync(AnswerTo(request, 1, context));
        }

        await EndAsync(request, context);
    }

    public override async Task TwoWayStream(
        IAsyncStreamReader<Instruction> requests, IServerStreamWriter<Answer> answers, ServerCallContext context)
    {
        await BeginAsync(context);
        var count = 0;
        await foreach (var request in requests.ReadAllAsync())
        {
            await answers.WriteAsync(AnswerTo(request, ++count, context));
            await EndAsync(request, context);
        }
    }

    public override async Task<AwaitMomentResponse> AwaitMoment(AwaitMomentRequest request, ServerCallContext context)
    {
        // .NET compresses nothing to nothing, which is not a gzip stream, and grpc-js refuses it: an empty answer goes as it is.
        context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await moments.SeenAsync(request.CallId, request.Moment).WaitAsync(context.CancellationToken);
        return new AwaitMomentResponse();
    }

    public override Task<SetServingResponse> SetServing(SetServingRequest request, ServerCallContext context)
    {
        // Also this answer may be empty.
        context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        health.IsServing = request.Serving;
        return Task.FromResult(new SetServingResponse { Serving = health.IsServing });
    }

    /// <summary>
    /// Headers go out before any answer, so that a client can look at them while the call hangs; a call that is refused at once
    /// sends none, and all that it says stands in one block of trailers.
    /// </summary>
    private static async Task BeginAsync(ServerCallContext context, bool headersFirst = true)
    {
        var headers = Select(context.RequestHeaders, "echo-");
        foreach (var name in new[] { "grpc-encoding", "grpc-accept-encoding" })
        {
            headers.Add($"seen-{name}", context.GetHttpContext().Request.Headers[name].ToString());
        }

        var binary = headers.Where(entry => entry.IsBinary).Select(entry => entry.ValueBytes.Length);
        headers.Add("seen-binary-sizes", string.Join(',', binary));
        foreach (var entry in Select(context.RequestHeaders, "trail-"))
        {
            context.ResponseTrailers.Add(entry);
        }

        if (headersFirst)
        {
            await context.WriteResponseHeadersAsync(headers);
        }
    }

    private async Task EndAsync(Instruction request, ServerCallContext context)
    {
        switch (request.Ending)
        {
            case Ending.Hang:
                using (context.CancellationToken.Register(() => moments.Note(request.CallId, Moment.GivenUp)))
                {
                    moments.Note(request.CallId, Moment.Hangs);
                    await Task.Delay(Timeout.InfiniteTimeSpan, time, context.CancellationToken);
                }

                break;
            case Ending.Cut:
                context.GetHttpContext().Abort();
                break;
        }

        if (request.StatusCode != 0)
        {
            throw new RpcException(new Status((StatusCode)request.StatusCode, request.StatusMessage));
        }
    }

    private Answer AnswerTo(Instruction request, int count, ServerCallContext context) => new()
    {
        Payload = request.AnswerSize == 0 ? request.Payload : ByteString.CopyFrom(new byte[request.AnswerSize]),
        Requests = count,
        RemainingMilliseconds = context.Deadline == DateTime.MaxValue ? -1
            : (long)(context.Deadline - time.GetUtcNow().UtcDateTime).TotalMilliseconds,
    };

    private static Metadata Select(Metadata headers, string prefix)
    {
        var selected = new Metadata();
        foreach (var entry in headers.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            selected.Add(entry);
        }

        return selected;
    }
}
