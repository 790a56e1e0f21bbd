using System.Text.RegularExpressions;
using AnTq.Platform.Catalogues;

namespace AnTq.Reports.Domain;

/// <summary>The indicators that this version of the service knows, checked as a whole when it is read.</summary>
internal sealed partial class IndicatorCatalogue
{
    private const string FileName = "indicators.json";
    private const int GreatestDecimalPlaces = 6;
    private readonly Catalogue<IndicatorDefinition> _indicators;

    private IndicatorCatalogue(Catalogue<IndicatorDefinition> indicators)
    {
        _indicators = indicators;
        foreach (var indicator in indicators.Entries)
        {
            if (Fault(indicator) is { } fault)
                throw new BrokenCatalogueException(FileName, $"{indicator.Code} {fault}.");
        }
    }

    public static IndicatorCatalogue Read() =>
        new(CatalogueFile.Read<IndicatorDefinition>(typeof(IndicatorCatalogue).Assembly, FileName, indicator => indicator.Id));

    public static IndicatorCatalogue Read(Stream content) =>
        new(CatalogueFile.Read<IndicatorDefinition>(content, FileName, indicator => indicator.Id));

    public IndicatorDefinition? Find(string id) => _indicators.Find(id);

    public IReadOnlyList<IndicatorDefinition> After(string? id, int limit) => _indicators.After(id, limit);

    private string? Fault(IndicatorDefinition indicator)
    {
        string[] texts = [indicator.NameVi, indicator.NameEn, indicator.UnitVi, indicator.UnitEn];
        if (!CodeForm().IsMatch(indicator.Code))
            return "is no code: capital letters, digits and underscores, at most 63";
        if (texts.Any(string.IsNullOrWhiteSpace))
            return "lacks a name or a unit";
        if (indicator.DecimalPlaces is < 0 or > GreatestDecimalPlaces)
            return $"has {indicator.DecimalPlaces} decimal places: 0 to {GreatestDecimalPlaces}";
        return indicator.SubsetOf is null ? null : SubsetFault(indicator);
    }

    private string? SubsetFault(IndicatorDefinition part)
    {
        var whole = _indicators.Entries.FirstOrDefault(indicator => indicator.Code == part.SubsetOf);
        if (whole is null)
            return $"is a part of {part.SubsetOf}, which is not in the catalogue";
        if (whole.SubsetOf is not null)
            return $"is a part of {whole.Code}, which is a part itself: a breakdown has one level";
        return part.UnitVi == whole.UnitVi && part.Measure == whole.Measure
            ? null
            : $"is a part of {whole.Code}, but not measured as it is";
    }

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,62}$")]
    private static partial Regex CodeForm();
}
