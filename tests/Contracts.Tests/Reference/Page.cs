using System.Text;

namespace AnTq.Contracts.Tests.Reference;

/// <summary>A Markdown page while it is written.</summary>
internal sealed class Page
{
    private readonly StringBuilder _text = new();

    public Page Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    public Page Table(params string[] headings) =>
        Line().Row(headings).Row([.. headings.Select(_ => "---")]);

    public Page Row(params string[] cells) =>
        Line($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");

    public override string ToString() => _text.ToString();
}
