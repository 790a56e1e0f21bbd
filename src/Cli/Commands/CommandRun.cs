namespace AnTq.Cli.Commands;

/// <summary>Runs a command to its end; what went wrong becomes one line on standard error and the exit code 1.</summary>
internal static class CommandRun
{
    public static Task<int> OfAsync(Func<Task> run, CancellationToken cancellation) => OfAsync(
        async () =>
        {
            await run();
            return 0;
        },
        cancellation);

    /// <summary>Runs a command that has an exit code of its own.</summary>
    public static async Task<int> OfAsync(Func<Task<int>> run, CancellationToken cancellation)
    {
        try
        {
            return await run();
        }
        catch (CommandFailure failure)
        {
            await Console.Error.WriteLineAsync($"Lỗi / Error: {failure.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Đã dừng theo yêu cầu. / Stopped as asked.");
            return 1;
        }
    }
}
