using System.Collections.Immutable;
using AnTq.Organizations.V1;

namespace AnTq.Platform.Caching;

/// <summary>What Redis knew.</summary>
/// <param name="Found">The organizations.</param>
/// <param name="Stamp">Number of the last change before it was asked, for what is kept there next; null when it did not answer.</param>
internal sealed record SharedAnswer(IReadOnlyDictionary<OrganizationKey, Organization> Found, long? Stamp)
{
    public static readonly SharedAnswer None = new(ImmutableDictionary<OrganizationKey, Organization>.Empty, null);
}
