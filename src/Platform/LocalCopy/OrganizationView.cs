using AnTq.Platform.Access;
using AnTq.Platform.Caching;
using Grpc.Core;

namespace AnTq.Platform.LocalCopy;

/// <summary>
/// Organizations as they were on a day: from the service's own copy of all of them, else through <see cref="OrganizationLookup"/>. How old
/// an answer may be is written in the platform's README.
/// </summary>
public sealed class OrganizationView
{
    private readonly OrganizationCopy copy;
    private readonly CopyFreshness freshness;
    private readonly OrganizationLookup lookup;

    internal OrganizationView(OrganizationCopy copy, CopyFreshness freshness, OrganizationLookup lookup)
    {
        this.copy = copy;
        this.freshness = freshness;
        this.lookup = lookup;
    }

    /// <summary>
    /// Reads organizations as they were on a day, all or none. Not inside a database transaction: a slow answer must not hold locks.
    /// </summary>
    /// <param name="names">Resource names, any number of them; the same one may stand there often.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="call">The call in whose course they are asked for.</param>
    /// <returns>The organizations by resource name.</returns>
    /// <exception cref="RpcException">
    /// What the organizations service answered: ORGANIZATION_NOT_FOUND or ORGANIZATION_NOT_IN_FORCE with the organization as
    /// <c>ResourceInfo</c>, or that it does not answer and the copy lacks one. A refusal never comes from the copy.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has given up, or the call's time has run out.</exception>
    public async Task<IReadOnlyDictionary<string, OrganizationOnDay>> ReadAsync(IEnumerable<string> names, DateOnly asOf, Call call)
    {
        var asked = names.ToHashSet(StringComparer.Ordinal);
        var found = freshness.IsFresh ? await copy.ReadAsync(asked, asOf, call) : [];
        if (found.Count == asked.Count)
            return found;
        try
        {
            foreach (var (name, organization) in await lookup.ReadAsync(asked.Where(name => !found.ContainsKey(name)), asOf, call))
                found[name] = OrganizationOnDay.Of(organization);
            return found;
        }
        catch (RpcException away) when (away.StatusCode == StatusCode.Unavailable)
        {
            // What nobody can say better was at least true when the copy heard last.
            found = await copy.ReadAsync(asked, asOf, call);
            if (found.Count < asked.Count)
                throw;
            return found;
        }
    }
}
