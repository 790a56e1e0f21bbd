using System.Text.RegularExpressions;
using AnTq.Testing;
using Xunit;

namespace AnTq.OtherLanguages.Tests.Examples;

/// <summary>What the README quotes of the examples stands in the files that <see cref="ExampleTests"/> runs.</summary>
public sealed partial class QuotationTests
{
    [Fact]
    public async Task The_README_quotes_the_examples_as_they_are()
    {
        var quotations = Quotations(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")));

        Assert.Equal(
            ["Examples/RegisterOrganization.cs", "node/register_organization.js", "python/register_organization.py"],
            quotations.Select(quotation => quotation.File).Distinct());
        foreach (var (file, text) in quotations)
        {
            Assert.True(Holds(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "OtherLanguages", file)), text), $"{file}:\n{text}");
        }
    }

    [Theory]
    [InlineData("a\n    b\n      c\n\n    d\n", "b\n  c\n\nd", true)]
    [InlineData("a\n    b\n    c\n", "b\nd", false)]
    [InlineData("a\n    b\n    x\n    c\n", "b\nc", false)]
    [InlineData("a\n    b\n  c\n", "b\nc", false)]
    [InlineData("a\n    bc\n", "b", false)]
    public void A_quotation_is_whole_lines_of_the_file_one_after_another(string file, string quotation, bool holds) =>
        Assert.Equal(holds, Holds(file, quotation));

    /// <summary>The blocks of code, each with the file that was last linked before it.</summary>
    private static List<(string File, string Text)> Quotations(string readme)
    {
        var files = Link().Matches(readme);
        return [.. Block().Matches(readme).Select(block => (
            files.Last(link => link.Index < block.Index).Groups[1].Value, block.Groups[1].Value.TrimEnd()))];
    }

    /// <summary>Whether the lines stand in the file, all as much further to the right.</summary>
    private static bool Holds(string file, string quotation)
    {
        var (lines, quoted) = (file.Split('\n'), quotation.Split('\n'));
        return Enumerable.Range(0, lines.Length).Any(start =>
        {
            var indentation = lines[start][..(lines[start].Length - lines[start].TrimStart().Length)];
            var expected = quoted.Select(line => line.Length == 0 ? "" : indentation + line);
            return lines.Skip(start).Take(quoted.Length).SequenceEqual(expected);
        });
    }

    [GeneratedRegex(@"\]\(tests/OtherLanguages/([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```(?:csharp|js|python)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
