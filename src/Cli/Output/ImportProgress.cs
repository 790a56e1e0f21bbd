using Spectre.Console;

namespace AnTq.Cli.Output;

/// <summary>Shows how far an import is: rows sent, and then that the service is at work.</summary>
internal static class ImportProgress
{
    /// <summary>Runs an import, with a bar where somebody watches.</summary>
    /// <param name="console">Where it is shown.</param>
    /// <param name="file">The file that is imported.</param>
    /// <param name="rows">Number of its rows.</param>
    /// <param name="import">Imports them and tells how many have been sent.</param>
    public static Task<T> RunAsync<T>(IAnsiConsole console, string file, int rows, Func<Action<int>, Task<T>> import) =>
        console.Profile.Capabilities.Interactive
            ? console.Progress().AutoClear(true).StartAsync(context => WatchAsync(context, file, rows, import))
            : import(_ => { });

    private static async Task<T> WatchAsync<T>(ProgressContext context, string file, int rows, Func<Action<int>, Task<T>> import)
    {
        var sending = context.AddTask($"Gửi {Markup.Escape(Path.GetFileName(file))}", maxValue: Math.Max(rows, 1));
        var recording = context.AddTask("Kiểm tra và ghi", autoStart: false).IsIndeterminate();
        return await import(sent =>
        {
            sending.Increment(sent);
            if (sending.IsFinished)
            {
                recording.StartTask();
            }
        });
    }
}
