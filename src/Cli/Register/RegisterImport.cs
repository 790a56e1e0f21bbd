using AnTq.Cli.Suite;
using AnTq.Organizations.V1;

namespace AnTq.Cli.Register;

/// <summary>Imports rows of the register, each call with an id of its own.</summary>
internal sealed class RegisterImport(
    ServiceConnection<OrganizationImportService.OrganizationImportServiceClient> service, bool validateOnly, string reason)
{
    /// <summary>Imports versions.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sent">Is told how many rows have been sent.</param>
    /// <exception cref="CommandFailure">The service refuses the whole, or can't be reached.</exception>
    public Task<ImportReport> SendAsync(IReadOnlyList<OrganizationVersionRow> rows, Action<int> sent) =>
        service.StreamAsync(async (client, options) =>
        {
            using var call = client.ImportOrganizationVersions(options);
            return await RegisterSender.SendAsync(
                call, new() { Header = Header(rows.Count) }, rows, part => new() { Rows = new() { Rows = { part } } }, sent);
        });

    /// <summary>Imports lineage.</summary>
    /// <inheritdoc cref="SendAsync(IReadOnlyList{OrganizationVersionRow}, Action{int})"/>
    public Task<ImportReport> SendAsync(IReadOnlyList<LineageLinkRow> rows, Action<int> sent) =>
        service.StreamAsync(async (client, options) =>
        {
            using var call = client.ImportLineageLinks(options);
            return await RegisterSender.SendAsync(
                call, new() { Header = Header(rows.Count) }, rows, part => new() { Rows = new() { Rows = { part } } }, sent);
        });

    private ImportHeader Header(int rows) => new()
    {
        RequestId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString(), ValidateOnly = validateOnly, Reason = reason, RowCount = rows,
    };
}
