using AnTq.Reports.Domain;

namespace AnTq.Reports.Features;

/// <summary>Reads one indicator of the catalogue.</summary>
internal sealed class GetIndicator(IndicatorCatalogue catalogue)
{
    private const string Collection = "indicators/";

    public IndicatorDefinition Handle(string name) =>
        catalogue.Find(name[Collection.Length..]) ?? throw ReportErrors.IndicatorNotFound(name);
}
