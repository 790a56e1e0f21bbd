using AnTq.Awards.V1;

namespace AnTq.Awards.Domain;

/// <summary>What is known of awards of one authority, in one form, for one achievement span.</summary>
internal sealed record AwardRecord
{
    /// <summary>Id of the organization whose movement is rewarded.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>Who decided. Who handed it over is somebody else.</summary>
    public required GrantingAuthority Authority { get; init; }

    /// <summary>The source's own words for the authority; empty when it has none of its own.</summary>
    public required string StatedAs { get; init; }

    /// <summary>The form, or the forms that the source does not split.</summary>
    public required FormSet Forms { get; init; }

    /// <summary>The time whose achievements are rewarded.</summary>
    public required AchievementSpan Span { get; init; }

    /// <summary>The collectives (tập thể).</summary>
    public required Recipients Collectives { get; init; }

    /// <summary>The individuals (cá nhân).</summary>
    public required Recipients Individuals { get; init; }

    /// <summary>How the award is known.</summary>
    public required AwardBasis Basis { get; init; }

    /// <summary>All that the record names, by kind.</summary>
    public IEnumerable<NamedRecipient> NamedRecipients => Collectives.Names.Concat(Individuals.Names);
}
