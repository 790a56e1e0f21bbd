using AnTq.Models.Domain;
using AnTq.Models.Features;
using AnTq.Models.V1;
using Grpc.Core;

namespace AnTq.Models.Grpc;

/// <summary>The catalogue of model types as gRPC callers see it.</summary>
internal sealed class ModelTypeGrpc(GetModelType getModelType, ListModelTypes listModelTypes) : ModelTypeService.ModelTypeServiceBase
{
    public override Task<ModelType> GetModelType(GetModelTypeRequest request, ServerCallContext context) =>
        Task.FromResult(ToMessage(getModelType.Handle(request.Name)));

    public override Task<ListModelTypesResponse> ListModelTypes(ListModelTypesRequest request, ServerCallContext context)
    {
        var (types, nextPageToken) = listModelTypes.Handle(request);
        return Task.FromResult(new ListModelTypesResponse { ModelTypes = { types.Select(ToMessage) }, NextPageToken = nextPageToken });
    }

    private static ModelType ToMessage(ModelTypeDefinition type) => new()
    {
        Name = $"modelTypes/{type.Id}",
        DisplayName = type.DisplayName,
        Aliases = { type.Aliases },
        ObjectiveVi = type.ObjectiveVi,
        ObjectiveEn = type.ObjectiveEn,
    };
}
