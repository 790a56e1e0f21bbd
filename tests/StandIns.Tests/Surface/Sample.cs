namespace AnTq.StandIns.Tests.Surface;

#pragma warning disable CA1000, CA1710, CA1045, CA1021, CA1063, CA1816, CA1805, CA1711, CA1041 // A bit of everything.
/// <summary>Printed by a test of the printer.</summary>
public abstract class Sample<T> : EventArgs, IDisposable
{
    public const int Fixed = 7;

    private readonly string _name;

    protected Sample(int number = 3, string? text = null) => _name = $"{number} {text}";

    public event EventHandler? Raised;

    public int? Once { get; init; }

    protected virtual string Name => _name;

    public static void Many<TOne>(out TOne one, ref T[] all, params string[] rest)
        where TOne : class, IDisposable, new() => one = new TOne();

    [Obsolete]
    public abstract List<T> Old();

    public void Dispose() => Raised?.Invoke(this, this);

    internal static void NotShown()
    {
    }
}
