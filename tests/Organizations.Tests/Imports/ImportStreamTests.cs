using AnTq.Organizations.V1;
using AnTq.Testing;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Imports;

/// <summary>The form of the stream: anything but a header and then exactly its rows is refused whole.</summary>
public sealed class ImportStreamTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(2, 0)]
    [InlineData(0, 2)]
    public async Task A_stream_that_is_cut_short_or_too_long_is_refused(int declared, int sent)
    {
        var rows = Provinces().Take(sent).ToArray();
        await AssertUnchangedAsync(() => Refused.WithAsync(
            "IMPORT_ROW_COUNT_DIFFERS", StatusCode.InvalidArgument, () => service.ImportAsync(rows, Import.Header(declared))));
    }

    [Fact]
    public Task Rows_before_the_header_are_refused() =>
        AssertUnchangedAsync(() => Refused.ForFieldAsync("header", () => SendAsync(RowsOf(Provinces()))));

    [Fact]
    public Task A_stream_of_nothing_is_refused() => AssertUnchangedAsync(() => Refused.ForFieldAsync("header", () => SendAsync()));

    [Fact]
    public Task A_second_header_is_refused() => AssertUnchangedAsync(() => Refused.ForFieldAsync(
        "rows", () => SendAsync(HeaderOf(2), RowsOf(Provinces()), HeaderOf(2))));

    [Fact]
    public Task A_message_of_nothing_is_refused() => AssertUnchangedAsync(() => Refused.ForFieldAsync(
        "rows", () => SendAsync(HeaderOf(2), new ImportOrganizationVersionsRequest(), RowsOf(Provinces()))));

    [Fact]
    public async Task Row_numbers_that_do_not_rise_are_refused()
    {
        var rows = Provinces();
        rows[1].RowNumber = rows[0].RowNumber;
        await AssertUnchangedAsync(() => Refused.ForFieldAsync("rows.rows.row_number", () => service.ImportAsync(rows)));
    }

    [Fact]
    public Task More_than_a_million_rows_are_refused_at_the_header() => AssertUnchangedAsync(() => Refused.ForFieldAsync(
        "header.row_count", () => SendAsync(HeaderOf(1_000_001))));

    [Fact]
    public Task More_than_a_thousand_rows_in_a_message_are_refused() => AssertUnchangedAsync(() => Refused.ForFieldAsync(
        "rows.rows",
        () => SendAsync(HeaderOf(1_001), RowsOf([.. Enumerable.Range(1, 1_001).Select(number => new OrganizationVersionRow { RowNumber = number })]))));

    [Fact]
    public async Task An_empty_import_changes_nothing()
    {
        var report = await service.ImportAsync(Array.Empty<OrganizationVersionRow>());

        Assert.Equal(new ImportReport(), report);
    }

    [Fact]
    public async Task A_caller_that_leaves_in_the_middle_has_sent_nothing()
    {
        var before = await service.CountEverythingAsync();
        using var leaving = new CancellationTokenSource();
        using var call = Import.Client(service).ImportOrganizationVersions(cancellationToken: leaving.Token);
        await call.RequestStream.WriteAsync(HeaderOf(2));
        await call.RequestStream.WriteAsync(RowsOf(Provinces()));
        await leaving.CancelAsync();

        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        var next = await service.ImportAsync(Import.Rows(Import.Province("50", "Tỉnh Sau")), Import.Header(1, validateOnly: true)).WaitAsync(Limit, TimeProvider.System);
        Assert.Equal(1, next.RowsAccepted);
        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task A_connection_of_the_database_that_is_killed_in_the_middle_leaves_nothing()
    {
        var before = await service.CountEverythingAsync();
        // The import gets as far as its first row and waits there.
        await using var hold = await HeldLock.TakeAsync(
            service.Database.DataSource, "lock table organization_version in share row exclusive mode");
        var import = service.ImportAsync(Provinces());
        await hold.IsWaitedForAsync();
        await hold.EndWaitersAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(() => import);
        await hold.DisposeAsync();
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.Equal(before, await service.CountEverythingAsync());
    }

    private async Task AssertUnchangedAsync(Func<Task> refused)
    {
        var before = await service.CountEverythingAsync();
        await refused();
        Assert.Equal(before, await service.CountEverythingAsync());
    }

    private async Task SendAsync(params ImportOrganizationVersionsRequest[] messages)
    {
        using var call = Import.Client(service).ImportOrganizationVersions();
        await Import.WriteAsync(call.RequestStream, messages);
        await call;
    }

    private static OrganizationVersionRow[] Provinces() => Import.Rows(Import.Province("01", "Tỉnh Một"), Import.Province("02", "Tỉnh Hai"));

    private static ImportOrganizationVersionsRequest HeaderOf(int rows) => new() { Header = Import.Header(rows) };

    private static ImportOrganizationVersionsRequest RowsOf(OrganizationVersionRow[] rows) => new() { Rows = new() { Rows = { rows } } };
}
