using AnTq.Reports.Features;
using AnTq.Reports.V1;
using Grpc.Core;

namespace AnTq.Reports.Grpc;

/// <summary>The catalogue of indicators as gRPC callers see it.</summary>
internal sealed class IndicatorGrpc(GetIndicator getIndicator, ListIndicators listIndicators) : IndicatorService.IndicatorServiceBase
{
    public override Task<Indicator> GetIndicator(GetIndicatorRequest request, ServerCallContext context) =>
        Task.FromResult(IndicatorMapping.ToMessage(getIndicator.Handle(request.Name)));

    public override Task<ListIndicatorsResponse> ListIndicators(ListIndicatorsRequest request, ServerCallContext context)
    {
        var (indicators, nextPageToken) = listIndicators.Handle(request);
        return Task.FromResult(new ListIndicatorsResponse
        {
            Indicators = { indicators.Select(IndicatorMapping.ToMessage) },
            NextPageToken = nextPageToken,
        });
    }
}
