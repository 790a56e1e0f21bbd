using System.Text.RegularExpressions;
using AnTq.Platform.Catalogues;

namespace AnTq.Models.Domain;

/// <summary>The model types that this version of the service knows, checked as a whole when it is read.</summary>
internal sealed partial class ModelTypeCatalogue
{
    private const string FileName = "model-types.json";
    private readonly Catalogue<ModelTypeDefinition> _types;

    private ModelTypeCatalogue(Catalogue<ModelTypeDefinition> types)
    {
        _types = types;
        foreach (var type in types.Entries)
        {
            if (Fault(type) is { } fault)
                throw new BrokenCatalogueException(FileName, $"{type.Id} {fault}.");
        }

        RefuseSharedNames(types.Entries);
    }

    public static ModelTypeCatalogue Read() =>
        new(CatalogueFile.Read<ModelTypeDefinition>(typeof(ModelTypeCatalogue).Assembly, FileName, type => type.Id));

    public static ModelTypeCatalogue Read(Stream content) =>
        new(CatalogueFile.Read<ModelTypeDefinition>(content, FileName, type => type.Id));

    public ModelTypeDefinition? Find(string id) => _types.Find(id);

    public IReadOnlyList<ModelTypeDefinition> After(string? id, int limit) => _types.After(id, limit);

    private static string? Fault(ModelTypeDefinition type)
    {
        string[] texts = [type.DisplayName, type.ObjectiveVi, type.ObjectiveEn, .. type.Aliases];
        if (!IdForm().IsMatch(type.Id))
            return "is no id: a lower-case letter, then lower-case letters, digits and hyphens, at most 63";
        return texts.Any(string.IsNullOrWhiteSpace) ? "lacks a name, an alias or an objective" : null;
    }

    /// <summary>A source's spelling must lead to one type.</summary>
    private static void RefuseSharedNames(IEnumerable<ModelTypeDefinition> types)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (type, name) in types.SelectMany(type => type.Aliases.Prepend(type.DisplayName), (type, name) => (type, name)))
        {
            if (!owners.TryAdd(name, type.Id))
                throw new BrokenCatalogueException(FileName, $"\"{name}\" names both {owners[name]} and {type.Id}.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,62}$")]
    private static partial Regex IdForm();
}
