namespace AnTq.Organizations.Domain;

/// <summary>Resource names of committees' terms: <c>committeeTerms/{id}</c>.</summary>
internal static class CommitteeTermNames
{
    private const string Collection = "committeeTerms/";

    /// <summary>The resource name of an id.</summary>
    public static string Of(string id) => Collection + id;

    /// <summary>The id in a resource name that has passed the check of its form.</summary>
    public static string IdOf(string name) => name[Collection.Length..];
}
