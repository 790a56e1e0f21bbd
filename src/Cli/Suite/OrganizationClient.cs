using AnTq.Organizations.V1;
using Grpc.Core;

namespace AnTq.Cli.Suite;

/// <summary>The organizations service, and how people name an organization to it.</summary>
internal sealed class OrganizationClient(SuiteAddresses addresses, CancellationToken cancellation) : IDisposable
{
    private const string Collection = "organizations/";
    private readonly ServiceConnection<OrganizationService.OrganizationServiceClient> _service =
        new(SuiteAddresses.Organizations, addresses, invoker => new(invoker), cancellation);

    /// <exception cref="CommandFailure">The service refuses, or can't be reached.</exception>
    public Task<T> CallAsync<T>(Func<OrganizationService.OrganizationServiceClient, CallOptions, AsyncUnaryCall<T>> call) =>
        _service.CallAsync(call);

    /// <exception cref="CommandFailure">The service refuses, or can't be reached.</exception>
    public Task<T> StreamAsync<T>(Func<OrganizationService.OrganizationServiceClient, CallOptions, Task<T>> call) =>
        _service.StreamAsync(call);

    /// <summary>The organization that is meant: by its code of the statistics office, or by its resource name or the last part of that.</summary>
    /// <param name="reference">What was typed.</param>
    /// <param name="date">The day, YYYY-MM-DD; empty for today, and for a code: over all days, which has to be without doubt.</param>
    /// <exception cref="CommandFailure">There is none, or the code has had several bearers.</exception>
    public Task<Organization> FindAsync(string reference, string date) => reference.Length > 0 && reference.All(char.IsAsciiDigit)
        ? CallAsync((client, options) => client.ResolveOfficialCodeAsync(
            new()
            {
                OfficialCode = new() { Scheme = CodeScheme.GeneralStatisticsOffice, Code = reference },
                AsOf = date,
            },
            options))
        : CallAsync((client, options) => client.GetOrganizationAsync(new() { Name = NameOf(reference), AsOf = date }, options));

    /// <inheritdoc/>
    public void Dispose() => _service.Dispose();

    private static string NameOf(string reference) =>
        reference.StartsWith(Collection, StringComparison.Ordinal) ? reference : Collection + reference;
}
