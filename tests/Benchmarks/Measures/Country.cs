using System.Diagnostics;
using AnTq.Organizations.Tests.Register;
using AnTq.Organizations.V1;
using AnTq.Testing;

namespace AnTq.Benchmarks.Measures;

/// <summary>Loads the real register of administrative units through its imports.</summary>
internal static class Country
{
    private const int RowsPerMessage = 1_000;

    /// <summary>Why it cannot be loaded; null where it can.</summary>
    public static string? Missing => RegisterFiles.Missing;

    /// <summary>Loads all versions and links.</summary>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> LoadAsync(ServiceProcess service)
    {
        var client = new OrganizationImportService.OrganizationImportServiceClient(service.Channel);
        var (versions, communes, provinces) = (RegisterFiles.Versions(), RegisterFiles.CommuneLinks(), RegisterFiles.ProvinceLinks());
        var watch = Stopwatch.StartNew();
        await LoadAsync(client, versions);
        await LoadAsync(client, communes);
        await LoadAsync(client, provinces);
        return watch.Elapsed;
    }

    private static async Task LoadAsync(
        OrganizationImportService.OrganizationImportServiceClient client, IReadOnlyCollection<OrganizationVersionRow> rows)
    {
        using var call = client.ImportOrganizationVersions(deadline: Deadline());
        await call.RequestStream.WriteAsync(new() { Header = Header(rows.Count) });
        foreach (var part in rows.Chunk(RowsPerMessage))
            await call.RequestStream.WriteAsync(new() { Rows = new() { Rows = { part } } });
        await call.RequestStream.CompleteAsync();
        Check(await call);
    }

    private static async Task LoadAsync(
        OrganizationImportService.OrganizationImportServiceClient client, IReadOnlyCollection<LineageLinkRow> rows)
    {
        using var call = client.ImportLineageLinks(deadline: Deadline());
        await call.RequestStream.WriteAsync(new() { Header = Header(rows.Count) });
        foreach (var part in rows.Chunk(RowsPerMessage))
            await call.RequestStream.WriteAsync(new() { Rows = new() { Rows = { part } } });
        await call.RequestStream.CompleteAsync();
        Check(await call);
    }

    private static DateTime Deadline() => TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(10);

    private static ImportHeader Header(int rows) => new()
    {
        RequestId = Samples.NewRequestId(),
        Reason = "Nạp danh mục đơn vị hành chính",
        RowCount = rows,
    };

    private static void Check(ImportReport report)
    {
        if (report.RowsAccepted != report.RowsRead)
            throw new InvalidOperationException($"The register was not taken: {report}");
    }
}
