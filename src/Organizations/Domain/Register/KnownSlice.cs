namespace AnTq.Organizations.Domain.Register;

/// <summary>Days on which the same is known of an administrative unit throughout.</summary>
/// <param name="OrganizationId">Id of the unit.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day on which it no longer holds; <see cref="DateOnly.MaxValue"/> while no end is known.</param>
/// <param name="State">What holds.</param>
/// <param name="Code">Its code of the statistics office; null when it bears none.</param>
/// <param name="IsFirst">Whether the unit begins with it.</param>
internal sealed record KnownSlice(string OrganizationId, DateOnly From, DateOnly To, OrganizationState State, string? Code, bool IsFirst)
{
    /// <summary>The unit's level and code; null when it bears no code of the register.</summary>
    public UnitKey? Key => Code is null || State.Level is not (>= V1.AdministrativeLevel.Province and <= V1.AdministrativeLevel.Commune)
        ? null
        : new UnitKey(State.Level, Code);

    /// <summary>The slices of an organization, the oldest first. Codes of other schemes do not divide them.</summary>
    public static IEnumerable<KnownSlice> Of(KnownOrganization organization)
    {
        KnownSlice? last = null;
        foreach (var part in organization.Timeline.Parts)
        {
            var next = Of(organization.Id, part, last is null);
            if (last is not null && last.To == next.From && last.State == next.State && last.Code == next.Code)
            {
                last = last with { To = next.To };
                continue;
            }

            if (last is not null)
                yield return last;
            last = next;
        }

        if (last is not null)
            yield return last;
    }

    private static KnownSlice Of(string organizationId, VersionPart part, bool isFirst) => new(
        organizationId,
        part.Valid.From,
        part.Valid.To ?? DateOnly.MaxValue,
        part.State,
        part.Codes.FirstOrDefault(code => code.Scheme == V1.CodeScheme.GeneralStatisticsOffice)?.Code,
        isFirst);
}
