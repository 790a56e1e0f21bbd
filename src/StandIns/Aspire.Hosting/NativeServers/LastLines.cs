namespace AnTq.NativeServers;

/// <summary>Keeps the last lines of a log, for the message when its writer fails.</summary>
internal sealed class LastLines(int count)
{
    private readonly Queue<string> _lines = new(count);

    public void Add(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == count)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
        }
    }

    public IReadOnlyList<string> ToList()
    {
        lock (_lines)
        {
            return [.. _lines];
        }
    }
}
