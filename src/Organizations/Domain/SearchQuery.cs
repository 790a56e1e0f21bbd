using System.Text;
using System.Text.RegularExpressions;
using AnTq.Platform.Validation;

namespace AnTq.Organizations.Domain;

/// <summary>What people look for by name.</summary>
/// <param name="Text">What they wrote, in Unicode NFC, an abbreviated type word written out: "tp. Yên Bái" is "thành phố Yên Bái".</param>
/// <param name="Letters">How many letters and digits it has.</param>
internal sealed partial record SearchQuery(string Text, int Letters)
{
    /// <summary>The fewest letters and digits of a query.</summary>
    public const int FewestLetters = 2;

    /// <summary>
    /// Whether the query is too short for parts within words and for typing mistakes: nearly every name would have a part of two
    /// letters, or differ from it by one.
    /// </summary>
    public bool IsShort => Letters == FewestLetters;

    /// <summary>Reads a query; notes a violation when too little is left to look for.</summary>
    /// <param name="query">As the caller wrote it, without control characters.</param>
    /// <param name="field">Path of the field, for the violation.</param>
    /// <param name="violations">Where violations are collected.</param>
    public static SearchQuery Read(string query, string field, Violations violations)
    {
        var kept = KeptText.Of(query);
        var letters = kept.EnumerateRunes().Count(Rune.IsLetterOrDigit);
        if (letters < FewestLetters)
            violations.Add(field, "cần ít nhất hai chữ cái hoặc chữ số", "needs two letters or digits");
        return new SearchQuery(Abbreviation().Replace(kept, found => WrittenOut(found.Groups["short"].Value) + " "), letters);
    }

    private static string WrittenOut(string abbreviation) => abbreviation.ToUpperInvariant() switch
    {
        "TP" => "thành phố",
        "TX" => "thị xã",
        "TT" => "thị trấn",
        "T" => "tỉnh",
        "H" => "huyện",
        "Q" => "quận",
        "P" => "phường",
        _ => "xã",
    };

    // A single letter needs its full stop: "H Nam" is no abbreviation.
    [GeneratedRegex(@"\A(?<short>(?:tp|tx|tt)(?=[.\s])|[thqpx](?=\.))\.?\s*(?=\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();
}
