using System.Globalization;
using AnTq.Testing;

namespace AnTq.Benchmarks.Load;

/// <summary>What one run of <see cref="CallLoad"/> does.</summary>
/// <param name="Address">The server.</param>
/// <param name="Method">Full name of the method, such as <c>antq.awards.v1.AwardService/RecordAwards</c>.</param>
/// <param name="WarmUp">Calls of this time are not counted.</param>
/// <param name="Duration">Calls of this time are.</param>
/// <param name="FrameFiles">A file with a frame for each worker; each has a connection of its own and one call at a time.</param>
internal sealed record CallLoadPlan(Uri Address, string Method, TimeSpan WarmUp, TimeSpan Duration, IReadOnlyList<string> FrameFiles)
{
    /// <summary>Reads what <see cref="RunAsync"/> has written.</summary>
    public static CallLoadPlan Parse(IReadOnlyList<string> arguments) =>
        new(new Uri(arguments[0]), arguments[1], Seconds(arguments[2]), Seconds(arguments[3]), [.. arguments.Skip(4)]);

    /// <summary>Runs it in a process of its own.</summary>
    public async Task<CallLoadResult> RunAsync()
    {
        var run = await ProgramRun.OfAsync(
            "dotnet",
            [typeof(CallLoadPlan).Assembly.Location, "call", Address.ToString(), Method, Text(WarmUp), Text(Duration), .. FrameFiles],
            WarmUp + Duration + TimeSpan.FromSeconds(60));
        return run.ExitCode == 0
            ? CallLoadResult.Parse(run.Output)
            : throw new InvalidOperationException($"The load on {Method} failed: {run.Errors}{run.Output}");
    }

    private static string Text(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
}
