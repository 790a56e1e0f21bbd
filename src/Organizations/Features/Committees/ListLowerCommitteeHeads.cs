using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Paging;

namespace AnTq.Organizations.Features;

/// <summary>Lists the committees of all units below a unit with their heads, page by page.</summary>
internal sealed class ListLowerCommitteeHeads(
    CommitteeStore committees, OrganizationReads organizations, PageTokens pages, TimeProvider time)
{
    // The day is part of the token: a walk that passes midnight stays on the day on which it began.
    private sealed record Key(short Level, string Id, DateOnly AsOf);

    /// <summary>Answers the call.</summary>
    public async Task<ListLowerCommitteeHeadsResponse> HandleAsync(ListLowerCommitteeHeadsRequest request, Call call)
    {
        var page = pages.Read<Key>(request);
        var filter = new LowerCommitteeFilter
        {
            UnitId = OrganizationNames.IdOf(request.Unit)!,
            AsOf = page.After?.AsOf ?? VietnamDay.Of(request.AsOf, time),
            Limit = page.Limit,
            Levels = request.Levels.Count == 0 ? null : [.. request.Levels.Select(level => (short)level)],
            AfterLevel = page.After?.Level,
            AfterId = page.After?.Id,
        };
        await OrganizationsInForce.GetAsync(organizations.For(call), request.Unit, filter.AsOf);
        var (heads, next) = page.Close(
            await committees.ListLowerAsync(filter, call), row => new Key(row.Level, row.Id, filter.AsOf), CommitteeMapping.ToMessage);
        return new ListLowerCommitteeHeadsResponse { Heads = { heads }, NextPageToken = next };
    }
}
