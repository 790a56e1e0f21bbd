using System.Globalization;
using System.Text.RegularExpressions;
using AnTq.Testing;

namespace AnTq.Benchmarks.Load;

/// <summary>Load of equal calls by <c>h2load</c>, which costs a small part of what a .NET client would.</summary>
internal static partial class H2Load
{
    private const int Connections = 8;
    private const int CallsAtOnce = 4;

    /// <summary>Sends one frame as often as is answered.</summary>
    /// <param name="address">The server.</param>
    /// <param name="method">Full name of the method.</param>
    /// <param name="frameFile">The frame.</param>
    /// <param name="answerLength">Length of the answer's frame: an answer of another length is a refusal.</param>
    /// <param name="duration">How long, behind a second that is not counted.</param>
    /// <returns>Calls per second.</returns>
    public static async Task<double> RunAsync(Uri address, string method, string frameFile, int answerLength, TimeSpan duration)
    {
        var run = await ProgramRun.OfAsync(
            "h2load",
            [
                $"--clients={Connections}", $"--max-concurrent-streams={CallsAtOnce}", "--threads=1", "--warm-up-time=1s",
                $"--duration={(int)duration.TotalSeconds}s", $"--data={frameFile}",
                "--header=content-type: application/grpc", "--header=te: trailers", new Uri(address, method).ToString(),
            ],
            duration + TimeSpan.FromSeconds(60));
        var done = Requests().Match(run.Output);
        var bytes = DataBytes().Match(run.Output);
        if (run.ExitCode != 0 || !done.Success || !bytes.Success)
            throw new InvalidOperationException($"h2load failed: {run.Errors}{run.Output}");
        var succeeded = Number(done.Groups[1]);
        // gRPC refuses with HTTP 200 and without data. Answers on their way when the time is up may have come without their end.
        if (succeeded == 0 || Number(bytes.Groups[1]) < succeeded * answerLength)
            throw new InvalidOperationException($"{method} was refused: {run.Output}");
        return succeeded / duration.TotalSeconds;
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) succeeded")]
    private static partial Regex Requests();

    [GeneratedRegex(@"\((\d+)\) data")]
    private static partial Regex DataBytes();
}
