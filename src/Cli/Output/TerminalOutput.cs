using Spectre.Console;

namespace AnTq.Cli.Output;

/// <summary>Where commands print.</summary>
internal static class TerminalOutput
{
    private const int WidthOfFiles = 200;

    /// <summary>A file or a pipe has neither colours nor a width: lines are not broken there.</summary>
    public static IAnsiConsole Open()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No,
        });
        console.Profile.Width = WidthOfFiles;
        return console;
    }
}
