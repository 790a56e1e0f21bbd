using System.Globalization;
using AnTq.NativeServers;
using Aspire.Hosting.Engine;

namespace Aspire.Hosting.ApplicationModel;

public class RabbitMQServerResource : ContainerResource, IResourceWithConnectionString
{
    private const string UserName = "guest";

    private readonly ParameterResource _password;
    private readonly Endpoint _endpoint = new("tcp", "tcp");

    internal RabbitMQServerResource(string name, ParameterResource password)
        : base(name)
    {
        _password = password;
        Annotations.Add(_endpoint);
        Annotations.Add(new NativeServerAnnotation(RabbitMqServer.RequireInstalled, StartAsync));
    }

    string IResourceWithConnectionString.ReadConnectionString() => string.Create(
        CultureInfo.InvariantCulture, $"amqp://{UserName}:{Uri.EscapeDataString(_password.ReadValue())}@127.0.0.1:{_endpoint.Port}");

    private async Task<RunningChild> StartAsync(NativeServerStart start, CancellationToken cancellation)
    {
        var password = _password.ReadValue();
        var server = await RabbitMqServer.StartAsync(
            start.DataFolder, start.RunFolder, UserName, password, _endpoint.Port, start.Log, cancellation);
        return new RunningChild(
            server.Pid, server.Exited, token => RabbitMqServer.IsReadyAsync(server.Port, UserName, password, token), server.StopAsync);
    }
}
