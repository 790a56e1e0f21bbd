using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>What runs where, one line per copy of a resource.</summary>
internal static class ResourceTable
{
    private static readonly string[] _head = ["RESOURCE", "STATE", "HEALTH", "PID", "ENDPOINTS"];

    public static string Of(IEnumerable<ResourceEvent> states)
    {
        List<string[]> rows = [_head, .. states.Select(Row)];
        var widths = Enumerable.Range(0, _head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Join('\n', rows.Select(Line));

        string Line(string[] row) => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
    }

    private static string[] Row(ResourceEvent state) =>
    [
        state.ResourceId,
        state.State,
        state.Snapshot.HealthStatus?.ToString() ?? "-",
        state.Snapshot.Pid?.ToString(CultureInfo.InvariantCulture) ?? "-",
        string.Join("  ", state.Resource.Endpoints().Select(endpoint => $"{endpoint.Name} {endpoint.Url}")),
    ];
}
