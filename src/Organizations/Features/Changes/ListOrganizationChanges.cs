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
        var (listed, next) = page.Close(
            await changes.ListAsync(filter, call), row => new Key(row.EffectiveDate, row.Id), ChangeMapping.ToMessage);
        return new ListOrganizationChangesResponse { OrganizationChanges = { listed }, NextPageToken = next };
    }
}
