using System.Globalization;
using AnTq.NativeServers;
using Aspire.Hosting.Engine;

namespace Aspire.Hosting.ApplicationModel;

public class RedisResource : ContainerResource, IResourceWithConnectionString
{
    private readonly ParameterResource _password;
    private readonly Endpoint _endpoint = new("tcp", "tcp");

    internal RedisResource(string name, ParameterResource password)
        : base(name)
    {
        _password = password;
        Annotations.Add(_endpoint);
        Annotations.Add(new NativeServerAnnotation(RedisServer.RequireInstalled, StartAsync));
    }

    string IResourceWithConnectionString.ReadConnectionString() =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_endpoint.Port},password={_password.ReadValue()}");

    private async Task<RunningChild> StartAsync(NativeServerStart start, CancellationToken cancellation)
    {
        var password = _password.ReadValue();
        var server = await RedisServer.StartAsync(start.DataFolder, start.RunFolder, password, _endpoint.Port, start.Log, cancellation);
        return new RunningChild(
            server.Pid, server.Exited, token => RedisServer.IsReadyAsync(server.Port, password, token), server.StopAsync);
    }
}
