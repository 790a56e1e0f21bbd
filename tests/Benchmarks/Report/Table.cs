using System.Globalization;

namespace AnTq.Benchmarks.Report;

/// <summary>The lines that a run prints: each as soon as it is measured, and all of them at the end.</summary>
internal sealed class Table
{
    private readonly List<string> lines = [];

    /// <summary>Adds a ratio.</summary>
    /// <param name="what">What is compared with what.</param>
    /// <param name="pair">The two rates and their ratio.</param>
    /// <param name="aim">The ratio that is aimed at; null when it is only reported.</param>
    public void AddRatio(string what, (double Ours, double Theirs, double Ratio) pair, double? aim = null) =>
        Add(what, $"{pair.Ours:N0}/s : {pair.Theirs:N0}/s", $"{pair.Ratio:0.00}", aim is null ? "" : $">= {aim:0.00}", aim is null || pair.Ratio >= aim);

    /// <summary>Adds a figure.</summary>
    /// <param name="what">What is measured.</param>
    /// <param name="value">The figure, with its unit.</param>
    /// <param name="aim">What is aimed at; empty when it is only reported.</param>
    /// <param name="isMet">Whether the aim is met.</param>
    public void AddFigure(string what, FormattableString value, string aim = "", bool isMet = true) => Add(what, value, $"", aim, isMet);

    /// <summary>Prints all of it.</summary>
    public void Print()
    {
        Console.WriteLine();
        lines.ForEach(Console.WriteLine);
    }

    private void Add(string what, FormattableString value, FormattableString ratio, string aim, bool isMet)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-58} {value.ToString(CultureInfo.InvariantCulture),-26} {ratio.ToString(CultureInfo.InvariantCulture),6}  {aim,-8} {(isMet ? "" : "missed")}");
        lines.Add(line.TrimEnd());
        Console.WriteLine(line.TrimEnd());
    }
}
