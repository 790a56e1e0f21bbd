using System.CommandLine;

namespace AnTq.Cli.Suite;

/// <summary>The options by which a command is told where the services are.</summary>
internal sealed class AddressOptions
{
    private readonly Option<string?> _file = EndpointsFile.Option();

    private readonly Dictionary<string, Option<string?>> _services = SuiteAddresses.Services.ToDictionary(
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
