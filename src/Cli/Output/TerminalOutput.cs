using Spectre.Console;

namespace AnTq.Cli.Output;

/// <summary>Where commands print.</summary>
internal static class TerminalOutput
{
    private const int WidthOfFiles = 200;

    /// <summary>A file or a pipe has no width: lines are not broken there.</summary>
    public static IAnsiConsole Open()
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
