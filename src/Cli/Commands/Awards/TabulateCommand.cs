using System.CommandLine;
using AnTq.Awards.V1;
using AnTq.Cli.Output;
using AnTq.Cli.Suite;
using Spectre.Console;

namespace AnTq.Cli.Commands;

/// <summary><c>antq award tabulate</c>: the table of awards by authority and form.</summary>
internal static class TabulateCommand
{
    private static readonly Option<string> _statement = new("--statement")
    {
        Description = "Chỉ của văn bản này: awardStatements/… / Only of this statement.",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> _organization = new("--organization")
    {
        Description = "Chỉ của đơn vị này: organizations/… / Only of this organization.",
        DefaultValueFactory = _ => "",
    };

    public static Command Create()
    {
        var addresses = new AddressOptions(SuiteAddresses.Awards);
        var command = new Command(
            "tabulate", "In bảng tổng hợp khen thưởng theo cấp và hình thức. / Prints the table of awards by authority and form.")
        {
            _statement, _organization,
        };
        command.Validators.Add(given =>
        {
            if (string.IsNullOrEmpty(given.GetValue(_statement)) && string.IsNullOrEmpty(given.GetValue(_organization)))
            {
                given.AddError("Cần --statement hoặc --organization. / Either --statement or --organization is needed.");
            }
        });
        addresses.AddTo(command);
        command.SetAction((arguments, cancellation) => CommandRun.OfAsync(
            async () =>
            {
                using var awards = new ServiceConnection<AwardService.AwardServiceClient>(
                    SuiteAddresses.Awards, addresses.Read(arguments), invoker => new(invoker), cancellation);
                await ShowAsync(awards, arguments.GetValue(_statement)!, arguments.GetValue(_organization)!, TerminalOutput.Open());
            },
            cancellation));
        return command;
    }

    private static async Task ShowAsync(
        ServiceConnection<AwardService.AwardServiceClient> awards, string statement, string organization, IAnsiConsole console)
    {
        var title = statement.Length == 0
            ? "Khen thưởng"
            : (await awards.CallAsync((client, options) => client.GetAwardStatementAsync(new() { Name = statement }, options))).Title;
        console.Write(TabulationTable.Of(title, await awards.CallAsync((client, options) => client.TabulateAwardsAsync(
            new() { Statement = statement, Organization = organization }, options))));
    }
}
