namespace AnTq.Awards.Domain;

/// <summary>Resource names as this service writes and reads them. What is read has passed the check of its form.</summary>
internal static class ResourceNames
{
    private const string Awards = "awards/";
    private const string Statements = "awardStatements/";
    private const string Organizations = "organizations/";

    /// <summary>Name of an award record.</summary>
    public static string Award(Guid id) => $"{Awards}{id:D}";

    /// <summary>Name of a statement.</summary>
    public static string Statement(string id) => Statements + id;

    /// <summary>Name of an organization.</summary>
    public static string Organization(string id) => Organizations + id;

    /// <summary>Id of an award record; null when no award record can have this name.</summary>
    public static Guid? AwardId(string name) => Guid.TryParseExact(name[Awards.Length..], "D", out var id) ? id : null;

    /// <summary>Id of a statement.</summary>
    public static string StatementId(string name) => name[Statements.Length..];

    /// <summary>Id of an organization; null for an empty name.</summary>
    public static string? OrganizationId(string name) => name.Length == 0 ? null : name[Organizations.Length..];
}
