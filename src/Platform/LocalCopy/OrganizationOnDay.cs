using AnTq.Organizations.V1;

namespace AnTq.Platform.LocalCopy;

/// <summary>An organization as it was on a day: what other services need to know of it.</summary>
/// <param name="Name">Resource name <c>organizations/{organization}</c>.</param>
/// <param name="DisplayName">Its name on that day, in Vietnamese with its type word.</param>
/// <param name="Path">Its path on that day: immutable labels joined by dots.</param>
/// <param name="Ancestors">Resource names from the top of the tree down to its parent on that day.</param>
public sealed record OrganizationOnDay(string Name, string DisplayName, string Path, IReadOnlyList<string> Ancestors)
{
    internal static OrganizationOnDay Of(Organization organization) =>
        new(organization.Name, organization.DisplayName, organization.Path, [.. organization.Ancestors]);
}
