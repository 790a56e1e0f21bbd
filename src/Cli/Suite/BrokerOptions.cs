using System.CommandLine;
using AnTq.ServiceDefaults;

namespace AnTq.Cli.Suite;

/// <summary>
/// The options by which a command is told where the broker is. Without them: the environment, as a service gets it
/// (<c>ConnectionStrings__rabbitmq</c>), else what the suite that runs on this machine has written down.
/// </summary>
internal sealed class BrokerOptions
{
    private const string Variable = $"ConnectionStrings__{ResourceNames.RabbitMq}";

    // The one user of a broker that the suite has started.
    private const string User = "guest";

    private readonly Option<string?> _broker = new("--broker")
    {
        Description = "Địa chỉ RabbitMQ: amqp://user:password@host:port/virtual-host. / The address of RabbitMQ.",
    };

    private readonly Option<string?> _file = EndpointsFile.Option();

    public void AddTo(Command command)
    {
        command.Options.Add(_broker);
        command.Options.Add(_file);
    }

    /// <exception cref="CommandFailure">Nothing says where it is, or what does is no address.</exception>
    public BrokerConnection Connect(ParseResult arguments)
    {
        var address = arguments.GetValue(_broker)
            ?? Environment.GetEnvironmentVariable(Variable)
            ?? Running(EndpointsFile.Read(arguments.GetValue(_file)));
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"
            ? new BrokerConnection(uri)
            : throw new CommandFailure(
                "Địa chỉ RabbitMQ không hợp lệ: phải có dạng amqp://user:password@host:port/virtual-host.",
                "The address of RabbitMQ is not valid: it has the form amqp://user:password@host:port/virtual-host.");
    }

    private static string Running(EndpointsFile file)
    {
        var place = new Uri(file.AddressOf(ResourceNames.RabbitMq, "tcp"));
        var password = Uri.EscapeDataString(file.SecretOf(ResourceNames.RabbitMqPassword));
        return $"amqp://{User}:{password}@{place.Authority}";
    }
}
