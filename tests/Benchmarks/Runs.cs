using AnTq.Benchmarks.Measures;

namespace AnTq.Benchmarks;

/// <summary>The measures by the names by which bench.sh asks for them.</summary>
internal static class Runs
{
    private static readonly Dictionary<string, Func<Workbench, Task>> All = new()
    {
        ["footprint"] = Footprint.MeasureAsync,
        ["get"] = Reading.MeasureAsync,
        ["record"] = Recording.MeasureAsync,
        ["pipeline"] = Pipeline.MeasureAsync,
        ["replay"] = Replay.MeasureAsync,
        ["size"] = Size.MeasureAsync,
        ["organizations"] = CountryReading.MeasureAsync,
    };

    /// <summary>Runs the measures of these names, or all.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> names)
    {
        var unknown = names.FirstOrDefault(name => !All.ContainsKey(name));
        if (unknown is not null)
        {
            await Console.Error.WriteLineAsync($"'{unknown}' is none of {string.Join(", ", All.Keys)}");
            return 2;
        }

        await using var bench = new Workbench();
        foreach (var name in names.Count > 0 ? names : [.. All.Keys])
            await All[name](bench);
        Footprint.AfterLoad(bench);
        bench.Table.Print();
        return 0;
    }
}
