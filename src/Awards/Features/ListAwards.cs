using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Paging;

namespace AnTq.Awards.Features;

/// <summary>Lists the records of a statement in the order in which they were recorded, page by page.</summary>
internal sealed class ListAwards(AwardStore awards, PageTokens pages)
{
    private sealed record Key(int Position);

    /// <summary>Answers the call.</summary>
    public async Task<ListAwardsResponse> HandleAsync(ListAwardsRequest request, Call call)
    {
        var page = pages.Read<Key>(request);
        var rows = await awards.ListAsync(ResourceNames.StatementId(request.Parent), page.After?.Position ?? 0, page.Limit, call);
        var (items, next) = page.Close(rows, row => new Key(row.Position), row => row.NamedBytes, AwardStore.MaximumPageBytes);
        var response = new ListAwardsResponse { NextPageToken = next };
        response.Awards.AddRange(items.Select(row => AwardMapping.ToMessage(row.ToAward())));
        return response;
    }
}
