using System.CommandLine;

namespace AnTq.Cli.Suite;

/// <summary>The options by which a command is told where the services that it talks to are.</summary>
internal sealed class AddressOptions(params IReadOnlyCollection<string> services)
{
    private readonly Option<string?> _file = EndpointsFile.Option();

    private readonly Dictionary<string, Option<string?>> _services = services.ToDictionary(
        service => service,
        service => new Option<string?>($"--{service}")
        {
            Description = $"Địa chỉ gRPC của dịch vụ {service}. / The gRPC address of the service {service}.",
        });

    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        foreach (var option in _services.Values)
        {
            command.Options.Add(option);
        }
    }

    public SuiteAddresses Read(ParseResult arguments) =>
        new(_services.ToDictionary(service => service.Key, service => arguments.GetValue(service.Value)), arguments.GetValue(_file));
}
