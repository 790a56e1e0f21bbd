namespace Aspire.Hosting.ApplicationModel;

public class PostgresDatabaseResource : Resource, IResourceWithConnectionString
{
    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource server)
        : base(name)
    {
        DatabaseName = databaseName;
        Parent = server;
    }

    public string DatabaseName { get; }

    public PostgresServerResource Parent { get; }

    internal override IResource Owner => Parent;

    string IResourceWithConnectionString.ReadConnectionString() => $"{Parent.ReadConnectionString()};Database={DatabaseName}";
}
