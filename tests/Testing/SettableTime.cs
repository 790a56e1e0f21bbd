namespace AnTq.Testing;

/// <summary>A clock that stands where a test puts it. Timers and measured intervals run on as usual, so that nothing hangs.</summary>
public sealed class SettableTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = now;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <summary>Puts the clock somewhere, forward or back.</summary>
    public void Set(DateTimeOffset now)
    {
        lock (_lock)
        {
            _now = now;
        }
    }

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan by) => Set(GetUtcNow() + by);
}
