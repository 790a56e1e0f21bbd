using AnTq.Organizations.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Persistence;

namespace AnTq.Organizations.Persistence;

/// <summary>Chooses from where a call reads: out of memory while the tree can be vouched for, else from the database.</summary>
internal sealed class OrganizationReads(Database database, TreeSource source)
{
    /// <summary>Where a call reads.</summary>
    /// <param name="call">The call.</param>
    /// <param name="knownAt">As held to be true at this moment; null for now.</param>
    public IOrganizationReader For(Call call, DateTimeOffset? knownAt = null) => knownAt is null && source.Fresh() is { } tree
        ? new OrganizationsInMemory(tree)
        : new StoredOrganizations(database, call, knownAt);
}
