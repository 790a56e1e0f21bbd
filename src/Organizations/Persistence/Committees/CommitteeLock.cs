using AnTq.Organizations.Domain;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>
/// The lock of a committee, held until the transaction ends: who writes its terms takes it first, and what is read after that holds
/// until the commit.
/// </summary>
internal static class CommitteeLock
{
    /// <summary>Waits until nobody else writes terms of a committee.</summary>
    /// <param name="mutation">The transaction.</param>
    /// <param name="committee">Resource name, in the request's field <c>committee_term.committee</c>.</param>
    /// <returns>The instant to record with: later than whatever was recorded of its terms, however the copies' clocks differ.</returns>
    public static async Task<DateTimeOffset> TakeAsync(Mutation mutation, string committee) => await NextInstantAsync(
        mutation,
        await mutation.QuerySingleOrDefaultAsync<string>(CommitteeSql.LockCommittee, new { Id = OrganizationNames.IdOf(committee) })
            ?? throw OrganizationErrors.NotFound(committee, "committee_term.committee"));

    /// <summary>The same by one of its terms.</summary>
    /// <param name="mutation">The transaction.</param>
    /// <param name="term">Resource name of the term.</param>
    public static async Task<DateTimeOffset> TakeByTermAsync(Mutation mutation, string term) => await NextInstantAsync(
        mutation,
        await mutation.QuerySingleOrDefaultAsync<string>(CommitteeSql.LockCommitteeOfTerm, new { TermId = CommitteeTermNames.IdOf(term) })
            ?? throw CommitteeErrors.NotFound(term));

    // A statement of its own: it sees what was committed while the one before it waited.
    private static Task<DateTimeOffset> NextInstantAsync(Mutation mutation, string id) =>
        mutation.QuerySingleOrDefaultAsync<DateTimeOffset>(CommitteeSql.NextInstant, new { Id = id, mutation.Now });
}
