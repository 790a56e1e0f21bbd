using AnTq.Models.Domain;
using AnTq.Models.V1;
using AnTq.Platform.Paging;

namespace AnTq.Models.Features;

/// <summary>Lists the catalogue page by page, in its own order.</summary>
internal sealed class ListModelTypes(ModelTypeCatalogue catalogue, PageTokens pages)
{
    public (IReadOnlyList<ModelTypeDefinition> ModelTypes, string NextPageToken) Handle(ListModelTypesRequest request)
    {
        var page = pages.Read<LastSeen>(request);
        return page.Close(catalogue.After(page.After?.Id, page.Limit), type => new LastSeen(type.Id));
    }

    private sealed record LastSeen(string Id);
}
