namespace Aspire.Hosting.Engine;

/// <summary>Writes the lines of all resources to one stream, each after the name of its resource.</summary>
internal sealed class LogConsole(TextWriter output, bool colours)
{
    private const string Reset = "\u001b[0m";

    // Cyan, yellow, green, magenta, blue and their bright variants; red is left to the services' own errors.
    private static readonly string[] _palette = ["36", "33", "32", "35", "34", "96", "93", "92", "95", "94"];

    private readonly Lock _lock = new();
    private List<string> _sources = [];

    public static LogConsole Silent { get; } = new(TextWriter.Null, colours: false);

    public static LogConsole ForTerminal() =>
        new(Console.Out, !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");

    /// <summary>Names the resources in advance, so that their lines start in one column.</summary>
    public void Announce(IEnumerable<string> sources) => _sources = [.. sources];

    public void WriteLine(string text) => Write(text + "\n");

    public void WriteLine(string source, string line)
    {
        var prefix = source.PadRight(_sources.Select(name => name.Length).DefaultIfEmpty().Max()) + " |";
        Write($"{(colours ? Colour(source) + prefix + Reset : prefix)} {line}\n");
    }

    private string Colour(string source) => $"\u001b[{_palette[Math.Max(0, _sources.IndexOf(source)) % _palette.Length]}m";

    private void Write(string text)
    {
        lock (_lock)
        {
            try
            {
                output.Write(text);
                output.Flush();
            }
            catch (IOException)
            {
                // Nobody reads any more; the suite goes on until it is asked to end.
            }
        }
    }
}
