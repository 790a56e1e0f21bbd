using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Paging;

namespace AnTq.Organizations.Features;

/// <summary>Lists the terms of a committee, the latest first, page by page.</summary>
internal sealed class ListCommitteeTerms(CommitteeStore committees, PageTokens pages)
{
    // A term has up to 200 members: more are not read for one page.
    private const int GreatestPage = 20;

    private sealed record Key(DateOnly StartDate);

    /// <summary>Answers the call.</summary>
    public async Task<ListCommitteeTermsResponse> HandleAsync(ListCommitteeTermsRequest request, Call call)
    {
        var page = pages.Read<Key>(request).AtMost(GreatestPage);
        var rows = await committees.ListAsync(
            OrganizationNames.IdOf(request.Committee)!,
            page.After?.StartDate ?? DateOnly.MaxValue,
            page.Limit,
            request.KnownAt?.ToDateTimeOffset(),
            call);
        var (terms, next) = page.Close(rows, row => new Key(row.StartDate), CommitteeMapping.ToMessage);
        return new ListCommitteeTermsResponse { CommitteeTerms = { terms }, NextPageToken = next };
    }
}
