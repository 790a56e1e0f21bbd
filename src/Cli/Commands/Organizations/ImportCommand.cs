using System.CommandLine;
using AnTq.Cli.Output;
using AnTq.Cli.Register;
using AnTq.Cli.Suite;
using AnTq.Organizations.V1;
using Spectre.Console;

namespace AnTq.Cli.Commands;

/// <summary><c>antq org import</c>: loads the register of administrative units and its lineage from CSV.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> _versions = new("versions")
    {
        Description = "Tệp CSV các phiên bản đơn vị hành chính. / CSV file of versions of administrative units.",
    };

    private static readonly Option<string[]> _lineage = new("--lineage")
    {
        Description = "Tệp CSV đơn vị cũ – đơn vị mới, cấp xã hoặc cấp tỉnh; có thể lặp lại. / CSV file of which unit went into which; may be repeated.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string> _effectiveDate = new("--effective-date")
    {
        Description = "Ngày hiệu lực của các tệp --lineage, YYYY-MM-DD. / The day of the --lineage files.",
        DefaultValueFactory = _ => "2025-07-01",
    };

    private static readonly Option<bool> _validateOnly = new("--validate-only")
    {
        Description = "Chỉ kiểm tra, không ghi. / Check only, change nothing.",
    };

    private static readonly Option<string> _reason = new("--reason")
    {
        Description = "Lý do, ghi vào nhật ký. / Why, for the audit.",
        DefaultValueFactory = _ => "Nạp danh mục đơn vị hành chính",
    };

    public static Command Create()
    {
        var addresses = new AddressOptions(SuiteAddresses.Organizations);
        var command = new Command(
            "import",
            "Nạp danh mục đơn vị hành chính từ CSV: tất cả hoặc không dòng nào; nạp lại không thay đổi gì. / "
                + "Loads the register of administrative units from CSV: all rows or none; loading it again changes nothing.")
        {
            _versions, _lineage, _effectiveDate, _validateOnly, _reason,
        };
        addresses.AddTo(command);
        command.SetAction((arguments, cancellation) => CommandRun.OfAsync(
            () => RunAsync(arguments, addresses.Read(arguments), cancellation), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, SuiteAddresses addresses, CancellationToken cancellation)
    {
        var console = TerminalOutput.Open();
        // Read to the end before anything is sent: a file that is malformed in its last row loads nothing of the files before it.
        var file = arguments.GetValue(_versions)!;
        var versions = VersionFile.Read(file);
        var lineage = arguments.GetValue(_lineage)!
            .Select(path => (Path: path, Rows: LineageFile.Read(path, arguments.GetValue(_effectiveDate)!))).ToList();
        var (validateOnly, reason) = (arguments.GetValue(_validateOnly), arguments.GetValue(_reason)!);
        using var service = new ServiceConnection<OrganizationImportService.OrganizationImportServiceClient>(
            SuiteAddresses.Organizations, addresses, invoker => new(invoker), cancellation);
        var import = new RegisterImport(service, validateOnly, reason);
        if (!Show(console, file, await ImportProgress.RunAsync(console, file, versions.Count, sent => import.SendAsync(versions, sent))))
        {
            return 1;
        }

        foreach (var (path, rows) in lineage)
        {
            if (!Show(console, path, await ImportProgress.RunAsync(console, path, rows.Count, sent => import.SendAsync(rows, sent))))
            {
                return 1;
            }
        }

        return 0;
    }

    private static bool Show(IAnsiConsole console, string file, ImportReport report)
    {
        console.Write(ImportReportView.Of(Path.GetFileName(file), report));
        return report.RowsRefused == 0;
    }
}
