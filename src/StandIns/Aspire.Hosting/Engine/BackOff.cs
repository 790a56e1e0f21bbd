namespace Aspire.Hosting.Engine;

/// <summary>How long to wait before the next start: twice as long after each end that follows soon on a start.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan _first = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _steady = TimeSpan.FromSeconds(30);

    private TimeSpan _next = _first;

    public TimeSpan AfterRunOf(TimeSpan duration)
    {
        var pause = duration > _steady ? _first : _next;
        _next = pause * 2 < _longest ? pause * 2 : _longest;
        return pause;
    }
}
