using AnTq.Platform.Paging;
using AnTq.Reports.Domain;
using AnTq.Reports.V1;

namespace AnTq.Reports.Features;

/// <summary>Lists the catalogue page by page, in its own order.</summary>
internal sealed class ListIndicators(IndicatorCatalogue catalogue, PageTokens pages)
{
    public (IReadOnlyList<IndicatorDefinition> Indicators, string NextPageToken) Handle(ListIndicatorsRequest request)
    {
        var page = pages.Read<LastSeen>(request);
        return page.Close(catalogue.After(page.After?.Id, page.Limit), indicator => new LastSeen(indicator.Id));
    }

    private sealed record LastSeen(string Id);
}
