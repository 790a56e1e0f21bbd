using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features;

/// <summary>Reads the revision of a change that somebody wants to replace or take back.</summary>
internal static class KnownChange
{
    /// <summary>The revision, which is the one that the caller has read.</summary>
    /// <exception cref="Platform.Errors.RefusalException">
    /// There is no such change, it has been corrected meanwhile, or it has been withdrawn.
    /// </exception>
    public static async Task<ChangeRow> FindAsync(WriteScope scope, string name, string etag)
    {
        var row = await ChangeStore.FindAsync(scope, ChangeNames.IdOf(name)) ?? throw ChangeErrors.NotFound(name);
        if (Etag.ExpectedVersion(etag) != row.Revision)
            throw ChangeErrors.EtagMismatch(name);
        return row.Withdrawn ? throw ChangeErrors.Withdrawn(name) : row;
    }
}
