namespace AnTq.NativeServers;

/// <summary>A server ended while starting, or was not ready in time; the message ends with its last log lines.</summary>
internal sealed class ServerFailedException(string name, string what, IReadOnlyList<string> lastLines)
    : Exception($"{name} {what}{string.Concat(lastLines.Select(line => $"\n    {line}"))}")
{
    /// <summary>The message without the lines.</summary>
    public string Summary { get; } = $"{name} {what}";

    public IReadOnlyList<string> LastLines { get; } = lastLines;
}
