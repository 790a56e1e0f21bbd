using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Features;

/// <summary>Writes a timeline as the contract's versions.</summary>
internal static class VersionMessages
{
    /// <summary>The versions, the oldest first. One begins whenever something differs, codes included.</summary>
    public static IReadOnlyList<OrganizationVersion> Of(Timeline timeline) => [.. timeline.Slices().Select(slice => Of(timeline, slice))];

    private static OrganizationVersion Of(Timeline timeline, Validity slice)
    {
        var state = timeline.StateOn(slice.From)!;
        var version = new OrganizationVersion
        {
            ValidFrom = Validity.Write(slice.From),
            ValidTo = Validity.Write(slice.To),
            DisplayName = state.Name,
            Kind = state.Kind,
            Level = state.Level,
            AdministrativeUnitType = state.Type,
            Parent = state.ParentId is null ? "" : OrganizationNames.Of(state.ParentId),
        };
        version.OfficialCodes.AddRange(timeline.CodesOn(slice.From).Select(code => new OfficialCode { Scheme = code.Scheme, Code = code.Code }));
        return version;
    }
}
