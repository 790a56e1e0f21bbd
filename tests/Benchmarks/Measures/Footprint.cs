using System.Globalization;
using AnTq.Testing;

namespace AnTq.Benchmarks.Measures;

/// <summary>How long each service takes to start, and how much memory it takes while nothing is asked of it.</summary>
internal static class Footprint
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Measures all services.</summary>
    public static async Task MeasureAsync(Workbench bench)
    {
        var suite = await bench.SuiteAsync();
        await Task.Delay(Settling, TimeProvider.System);
        foreach (var (name, service) in suite.Services)
            bench.Table.AddFigure(
                $"{name}: start on an empty database; memory when idle",
                $"{suite.StartTimes[name].TotalSeconds:0.0} s; {MegabytesOf(service)} MB");
    }

    /// <summary>Adds the memory of all services after what else was measured.</summary>
    public static void AfterLoad(Workbench bench)
    {
        foreach (var (name, service) in bench.StartedSuite?.Services ?? new Dictionary<string, ServiceProcess>())
            bench.Table.AddFigure($"{name}: memory after all this", $"{MegabytesOf(service)} MB");
    }

    /// <summary>A process's resident memory, in MB.</summary>
    public static long MegabytesOf(ServiceProcess service)
    {
        var line = File.ReadLines($"/proc/{service.Pid}/status").First(each => each.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
