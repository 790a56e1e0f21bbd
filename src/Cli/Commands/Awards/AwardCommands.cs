using System.CommandLine;

namespace AnTq.Cli.Commands;

/// <summary><c>antq award</c>: awards.</summary>
internal static class AwardCommands
{
    public static Command Create() => new("award", "Khen thưởng. / Awards.") { TabulateCommand.Create() };
}
