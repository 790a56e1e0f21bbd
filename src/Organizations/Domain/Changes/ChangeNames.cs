namespace AnTq.Organizations.Domain;

/// <summary>Resource names of changes: <c>organizationChanges/{id}</c>.</summary>
internal static class ChangeNames
{
    private const string Collection = "organizationChanges/";

    /// <summary>The resource name of an id.</summary>
    public static string Of(string id) => Collection + id;

    /// <summary>The id in a resource name that has passed the check of its form.</summary>
    public static string IdOf(string name) => name[Collection.Length..];
}
