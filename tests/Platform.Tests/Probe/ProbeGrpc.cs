using AnTq.Platform.Grpc;
using AnTq.Platform.Paging;
using AnTq.Probe.V1;
using Grpc.Core;

namespace AnTq.Platform.Tests.Probe;

internal sealed class ProbeGrpc(ItemFeatures items, Failures failures, PageTokens pages) : ProbeService.ProbeServiceBase
{
    private sealed record OtherKey(int Number);

    public override Task<Item> CreateItem(CreateItemRequest request, ServerCallContext context) =>
        items.CreateAsync(request, context.ToCall());

    public override Task<Item> UpdateItem(UpdateItemRequest request, ServerCallContext context) =>
        items.UpdateAsync(request, context.ToCall());

    public override Task<ListItemsResponse> ListItems(ListItemsRequest request, ServerCallContext context) =>
        items.ListAsync(request, context.ToCall());

    public override Task<ListItemsResponse> ListOtherItems(ListOtherItemsRequest request, ServerCallContext context)
    {
        _ = pages.Read<OtherKey>(request);
        return Task.FromResult(new ListItemsResponse());
    }

    public override Task<Limits> CheckLimits(Limits request, ServerCallContext context) => Task.FromResult(request);

    public override async Task<Limits> CheckLimitsOfStream(IAsyncStreamReader<Limits> requestStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
            continue;
        return new Limits();
    }

    public override Task<CallDescription> Describe(Failure request, ServerCallContext context) => Task.FromResult(Description(context));

    public override Task DescribeStream(Failure request, IServerStreamWriter<CallDescription> responseStream, ServerCallContext context) =>
        responseStream.WriteAsync(Description(context));

    public override async Task<Failure> Fail(Failure request, ServerCallContext context)
    {
        await failures.ThrowAsync(request, context.ToCall());
        return request;
    }

    public override Task FailServerStream(Failure request, IServerStreamWriter<Failure> responseStream, ServerCallContext context) =>
        failures.ThrowAsync(request, context.ToCall());

    public override async Task<Failure> FailClientStream(IAsyncStreamReader<Failure> requestStream, ServerCallContext context)
    {
        await requestStream.MoveNext(context.CancellationToken);
        await failures.ThrowAsync(requestStream.Current, context.ToCall());
        return requestStream.Current;
    }

    public override async Task FailDuplex(
        IAsyncStreamReader<Failure> requestStream, IServerStreamWriter<Failure> responseStream, ServerCallContext context)
    {
        await requestStream.MoveNext(context.CancellationToken);
        await responseStream.WriteAsync(requestStream.Current);
        await failures.ThrowAsync(requestStream.Current, context.ToCall());
    }

    private static CallDescription Description(ServerCallContext context)
    {
        var call = context.ToCall();
        return new CallDescription
        {
            Caller = call.Caller.Name,
            OnBehalfOf = call.Caller.OnBehalfOf ?? "",
            Method = call.Method,
            MillisecondsLeft = (long)(call.Deadline - TimeProvider.System.GetUtcNow()).TotalMilliseconds,
        };
    }
}
