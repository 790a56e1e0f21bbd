using System.CommandLine;
using AnTq.Cli.Output;
using AnTq.Cli.Suite;
using Spectre.Console;

namespace AnTq.Cli.Commands;

/// <summary>What the commands about organizations share: where the service is, and on which day is looked.</summary>
internal sealed class OrganizationCommand
{
    private readonly AddressOptions _addresses = new(SuiteAddresses.Organizations);
    private readonly Option<string> _date = new("--date")
    {
        Description = "Ngày cần xem, YYYY-MM-DD; mặc định hôm nay. / The day, YYYY-MM-DD; today by default.",
        DefaultValueFactory = _ => "",
    };

    /// <summary>Begins a command that looks at a day.</summary>
    public OrganizationCommand(string name, string description)
    {
        Command = new Command(name, description);
        Command.Options.Add(_date);
        _addresses.AddTo(Command);
    }

    /// <summary>The command.</summary>
    public Command Command { get; }

    /// <summary>The day that is asked about; empty for today.</summary>
    public string Date(ParseResult arguments) => arguments.GetValue(_date) ?? "";

    /// <summary>Says what the command does with a connection to the service.</summary>
    public Command Runs(Func<OrganizationClient, ParseResult, IAnsiConsole, Task> work)
    {
        Command.SetAction((arguments, cancellation) => CommandRun.OfAsync(
            async () =>
            {
                using var organizations = new OrganizationClient(_addresses.Read(arguments), cancellation);
                await work(organizations, arguments, TerminalOutput.Open());
            },
            cancellation));
        return Command;
    }
}
