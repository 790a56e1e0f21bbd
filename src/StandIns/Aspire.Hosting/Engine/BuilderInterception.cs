namespace Aspire.Hosting.Engine;

/// <summary>While an AppHost's entry point runs inside a test, its builder comes from that test.</summary>
internal sealed record BuilderInterception(Func<string[], IDistributedApplicationBuilder> CreateBuilder)
{
    private static readonly AsyncLocal<BuilderInterception?> _current = new();

    public static BuilderInterception? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }
}
