using AnTq.Models.Domain;

namespace AnTq.Models.Features;

/// <summary>Reads one model type of the catalogue.</summary>
internal sealed class GetModelType(ModelTypeCatalogue catalogue)
{
    private const string Collection = "modelTypes/";

    public ModelTypeDefinition Handle(string name) =>
        catalogue.Find(name[Collection.Length..]) ?? throw ModelErrors.ModelTypeNotFound(name);
}
