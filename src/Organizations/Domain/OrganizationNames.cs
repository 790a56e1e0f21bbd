namespace AnTq.Organizations.Domain;

/// <summary>Resource names of organizations: <c>organizations/{id}</c>.</summary>
internal static class OrganizationNames
{
    private const string Collection = "organizations/";

    /// <summary>The resource name of an id.</summary>
    public static string Of(string id) => Collection + id;

    /// <summary>The id in a resource name that has passed the check of its form; null for an empty one.</summary>
    public static string? IdOf(string name) => name.Length == 0 ? null : name[Collection.Length..];
}
