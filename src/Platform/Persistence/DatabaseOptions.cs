namespace AnTq.Platform.Persistence;

/// <summary>Settings of a service's database, from the configuration section <c>Persistence</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Persistence";

    /// <summary>
    /// Greatest number of connections of one copy of the service, unless the connection string says so itself. Five services with 15
    /// each and their relays stay below PostgreSQL's default of 100; more copies need a smaller number or a larger server.
    /// </summary>
    public int MaximumPoolSize { get; set; } = 15;
}
