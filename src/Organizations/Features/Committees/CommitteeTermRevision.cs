using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>One revision of a term after another.</summary>
internal static class CommitteeTermRevision
{
    /// <summary>Finds the revision that the caller has read; refuses when there is another one since, or when it is taken back.</summary>
    public static async Task<CommitteeTermRow> FindAsync(Mutation mutation, string name, string etag)
    {
        var known = await CommitteeTermWrites.FindAsync(mutation, CommitteeTermNames.IdOf(name)) ?? throw CommitteeErrors.NotFound(name);
        if (Etag.ExpectedVersion(etag) != known.Revision)
            throw CommitteeErrors.EtagMismatch(name);
        return known.Withdrawn ? throw CommitteeErrors.Withdrawn(name) : known;
    }

    /// <summary>Puts a revision in the place of the one that was known.</summary>
    public static void Replace(Mutation mutation, CommitteeTermRow known, CommitteeTerm term)
    {
        CommitteeTermWrites.Close(mutation, known, term.RecordTime.ToDateTimeOffset());
        CommitteeTermWrites.Add(mutation, known.Id, term);
    }
}
