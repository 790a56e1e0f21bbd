using AnTq.NativeServers;

namespace Aspire.Hosting.Engine;

/// <summary>Tells, with the last log lines, that a resource does not come up: once, until it has run for a while.</summary>
internal sealed class StartFailures(string name, LogConsole console)
{
    private const int Shown = 20;
    private const int Tolerated = 2;
    private static readonly TimeSpan _aWhile = TimeSpan.FromSeconds(30);

    private LastLines _lines = new(Shown);
    private int _ends;
    private bool _reported;

    public void Remember(string line) => _lines.Add(line);

    /// <summary>Takes the lines that a server wrote while starting in place of those that were logged.</summary>
    public void Remember(IEnumerable<string> lines)
    {
        _lines = new LastLines(Shown);
        foreach (var line in lines)
        {
            _lines.Add(line);
        }
    }

    /// <summary>Notes an end; true when the resource has ended too often soon after its start.</summary>
    public bool Note(string end, TimeSpan after)
    {
        if (after > _aWhile)
        {
            _ends = 0;
            _reported = false;
        }

        if (++_ends > Tolerated)
        {
            Report($"{name} failed to start: {end}, {_ends} times in a row");
            return true;
        }

        console.WriteLine($"{name}: {end}; starting it again");
        return false;
    }

    public void NoteUnhealthy(TimeSpan limit) =>
        Report(FormattableString.Invariant($"{name} is not healthy {limit.TotalSeconds:0} s after its start"));

    private void Report(string what)
    {
        if (!_reported)
        {
            _reported = true;
            console.WriteLine($"{what}. Its last lines:\n{string.Join('\n', _lines.ToList().Select(line => "    " + line))}");
        }
    }
}
