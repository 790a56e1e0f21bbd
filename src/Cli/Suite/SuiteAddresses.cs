using AnTq.ServiceDefaults;

namespace AnTq.Cli.Suite;

/// <summary>
/// Where the services are: as the options say, else the environment (<c>ORGANIZATIONS_GRPC</c> and so on), else the file that the suite
/// writes while it runs.
/// </summary>
internal sealed class SuiteAddresses(IReadOnlyDictionary<string, string?> given, string? endpointsFile)
{
    public const string Organizations = ResourceNames.Organizations;
    public const string Awards = ResourceNames.Awards;
    public const string Notifications = ResourceNames.Notifications;

    private readonly Lazy<EndpointsFile> _file = new(() => EndpointsFile.Read(endpointsFile));

    public static IReadOnlyList<string> Services { get; } = [Organizations, Awards, Notifications];

    /// <exception cref="CommandFailure">Nothing says where it is, or what does is no address.</exception>
    public Uri Of(string service)
    {
        var address = given.GetValueOrDefault(service)
            ?? Environment.GetEnvironmentVariable($"{service.ToUpperInvariant()}_GRPC")
            ?? _file.Value.AddressOf(service, "grpc");
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new CommandFailure(
                $"Địa chỉ của dịch vụ {service} không hợp lệ: {address}.",
                $"The address of the service {service} is not valid: {address}.");
    }
}
