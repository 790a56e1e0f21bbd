using AnTq.Models.V1;
using AnTq.Testing;

namespace AnTq.Models.Tests;

public sealed class ModelsFixture() : LoneService(builder => builder.AddModels(), app => app.MapModels())
{
    public ModelTypeService.ModelTypeServiceClient Client => new(Channel);
}
