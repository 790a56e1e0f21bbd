using AnTq.Organizations.V1;
using Grpc.Core;

namespace AnTq.Organizations.Tests.Imports;

/// <summary>Imports as tests send them.</summary>
internal static class Import
{
    private const int RowsPerMessage = 1_000;

    public static ImportHeader Header(int rows, bool validateOnly = false, string? requestId = null) => new()
    {
        RequestId = requestId ?? Requests.NewRequestId(),
        ValidateOnly = validateOnly,
        Reason = "Nạp danh mục đơn vị hành chính",
        RowCount = rows,
    };

    public static async Task<ImportReport> ImportAsync(
        this OrganizationsService service, IReadOnlyCollection<OrganizationVersionRow> rows, ImportHeader? header = null)
    {
        using var call = Client(service).ImportOrganizationVersions(deadline: InTime());
        await WriteAsync(
            call.RequestStream,
            [new() { Header = header ?? Header(rows.Count) }, .. rows.Chunk(RowsPerMessage).Select(part => new ImportOrganizationVersionsRequest { Rows = new() { Rows = { part } } })]);
        return await call;
    }

    public static async Task<ImportReport> ImportAsync(
        this OrganizationsService service, IReadOnlyCollection<LineageLinkRow> rows, ImportHeader? header = null)
    {
        using var call = Client(service).ImportLineageLinks(deadline: InTime());
        await WriteAsync(
            call.RequestStream,
            [new() { Header = header ?? Header(rows.Count) }, .. rows.Chunk(RowsPerMessage).Select(part => new ImportLineageLinksRequest { Rows = new() { Rows = { part } } })]);
        return await call;
    }

    public static OrganizationImportService.OrganizationImportServiceClient Client(OrganizationsService service) => new(service.Channel);

    /// <summary>Writes a stream to its end, or until the service ends the call: its answer says why.</summary>
    public static async Task WriteAsync<T>(IClientStreamWriter<T> stream, IEnumerable<T> messages)
    {
        try
        {
            foreach (var message in messages)
                await stream.WriteAsync(message);
            await stream.CompleteAsync();
        }
        catch (Exception ended) when (ended is InvalidOperationException or RpcException)
        {
        }
    }

    /// <summary>Rows numbered from 2 on, as in a file with a header.</summary>
    public static OrganizationVersionRow[] Rows(params OrganizationVersionRow[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
            rows[i].RowNumber = i + 2;
        return rows;
    }

    public static OrganizationVersionRow Province(string code, string name, string from = "2004-08-31", string to = "") =>
        Row(AdministrativeLevel.Province, AdministrativeUnitType.Province, code, name, "", from, to);

    public static OrganizationVersionRow District(string code, string name, string parent, string from = "2004-08-31", string to = "") =>
        Row(AdministrativeLevel.District, AdministrativeUnitType.RuralDistrict, code, name, parent, from, to);

    public static OrganizationVersionRow Commune(string code, string name, string parent, string from = "2004-08-31", string to = "") =>
        Row(AdministrativeLevel.Commune, AdministrativeUnitType.Commune, code, name, parent, from, to);

    /// <summary>The same version, begun another way.</summary>
    public static OrganizationVersionRow Begun(this OrganizationVersionRow row, OrganizationVersionRow.Types.VersionStart start)
    {
        row.Start = start;
        return row;
    }

    private static OrganizationVersionRow Row(
        AdministrativeLevel level, AdministrativeUnitType type, string code, string name, string parent, string from, string to) => new()
    {
        Level = level,
        AdministrativeUnitType = type,
        Code = code,
        DisplayName = name,
        ParentCode = parent,
        ValidFrom = from,
        ValidTo = to,
    };

    // How long it takes on a busy machine is not what these tests are about.
    private static DateTime InTime() => TimeProvider.System.GetUtcNow().AddMinutes(4).UtcDateTime;
}
