using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>What has to be recorded when organizations get other timelines: what no longer holds, and what holds instead.</summary>
internal sealed class TimelineDifference
{
    private readonly List<(string, DateOnly)> endedVersions = [];
    private readonly List<(string, TimelineVersion)> newVersions = [];
    private readonly List<(string, CodeScheme, DateOnly)> endedCodes = [];
    private readonly List<(string, TimelineCode)> newCodes = [];

    /// <summary>Known versions that no longer hold, by organization and first day.</summary>
    public IReadOnlyList<(string OrganizationId, DateOnly From)> EndedVersions => endedVersions;

    /// <summary>Versions that hold now.</summary>
    public IReadOnlyList<(string OrganizationId, TimelineVersion Version)> NewVersions => newVersions;

    /// <summary>Known codes that no longer hold, by organization, scheme and first day.</summary>
    public IReadOnlyList<(string OrganizationId, CodeScheme Scheme, DateOnly From)> EndedCodes => endedCodes;

    /// <summary>Codes that hold now.</summary>
    public IReadOnlyList<(string OrganizationId, TimelineCode Code)> NewCodes => newCodes;

    /// <summary>Adds the difference that one organization makes. Versions and codes that both timelines have stay as recorded.</summary>
    /// <param name="organizationId">Id of the organization.</param>
    /// <param name="before">As it is recorded.</param>
    /// <param name="after">As it shall be.</param>
    public void Add(string organizationId, Timeline before, Timeline after)
    {
        endedVersions.AddRange(before.Versions.Except(after.Versions).Select(version => (organizationId, version.Valid.From)));
        newVersions.AddRange(after.Versions.Except(before.Versions).Select(version => (organizationId, version)));
        endedCodes.AddRange(before.Codes.Except(after.Codes).Select(code => (organizationId, code.Scheme, code.Valid.From)));
        newCodes.AddRange(after.Codes.Except(before.Codes).Select(code => (organizationId, code)));
    }
}
