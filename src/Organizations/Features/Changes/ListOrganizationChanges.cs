using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Paging;

namespace AnTq.Organizations.Features;

/// <summary>Lists changes by effective day, page by page.</summary>
internal sealed class ListOrganizationChanges(ChangeStore changes, PageTokens pages, TimeProvider time)
{
    private sealed record Key(DateOnly Day, string Id);

    // Some changes name a thousand organizations: a page ends before its message grows too large for a caller's default limit of 4 MiB.
    private const int MaximumBytes = 2_000_000;

    /// <summary>Answers the call.</summary>
    public async Task<ListOrganizationChangesResponse> HandleAsync(ListOrganizationChangesRequest request, Call call)
    {
        var page = pages.Read<Key>(request);
        var filter = new ChangeFilter
        {
            Limit = page.Limit,
            KnownAt = Domain.KnownAt.Of(request.KnownAt, time),
            AfterDay = page.After?.Day,
            AfterId = page.After?.Id,
            OrganizationId = OrganizationNames.IdOf(request.Organization),
            From = request.EffectiveFrom.Length == 0 ? null : Validity.ParseDay(request.EffectiveFrom),
            Before = request.EffectiveBefore.Length == 0 ? null : Validity.ParseDay(request.EffectiveBefore),
        };
        var (items, next) = page.Close(
            [.. (await changes.ListAsync(filter, call)).Select(row => (Row: row, Message: ChangeMapping.ToMessage(row)))],
            each => new Key(each.Row.EffectiveDate, each.Row.Id),
            each => each.Message.CalculateSize(),
            MaximumBytes);
        var response = new ListOrganizationChangesResponse { NextPageToken = next };
        response.OrganizationChanges.AddRange(items.Select(each => each.Message));
        return response;
    }
}
