using System.Globalization;
using AnTq.NativeServers;
using Aspire.Hosting.Engine;

namespace Aspire.Hosting.ApplicationModel;

public class PostgresServerResource : ContainerResource, IResourceWithConnectionString
{
    private readonly ParameterResource _password;
    private readonly List<string> _databases = [];
    private readonly Endpoint _endpoint = new("tcp", "tcp");

    internal PostgresServerResource(string name, ParameterResource password)
        : base(name)
    {
        _password = password;
        Annotations.Add(_endpoint);
        Annotations.Add(new NativeServerAnnotation(PostgresServer.RequireInstalled, StartAsync)
        {
            DataFolder = PostgresServer.DataFolderFor,
        });
    }

    string IResourceWithConnectionString.ReadConnectionString() => ReadConnectionString();

    internal string ReadConnectionString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={_endpoint.Port};Username={PostgresServer.UserName};Password={_password.ReadValue()}");

    internal void AddDatabase(string name) => _databases.Add(name);

    private async Task<RunningChild> StartAsync(NativeServerStart start, CancellationToken cancellation)
    {
        var server = await PostgresServer.StartAsync(
            start.DataFolder, start.RunFolder, _password.ReadValue(), _endpoint.Port, start.Log, cancellation);
        try
        {
            await server.CreateDatabasesAsync(_databases, cancellation);
        }
        catch
        {
            await server.StopAsync();
            throw;
        }

        return new RunningChild(server.Pid, server.Exited, token => PostgresServer.IsReadyAsync(server.Port, token), server.StopAsync);
    }
}
