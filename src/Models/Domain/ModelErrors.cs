using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Models.Domain;

/// <summary>What this service refuses.</summary>
internal static class ModelErrors
{
    private static readonly ErrorReason ModelTypeNotFoundReason = new(
        "MODEL_TYPE_NOT_FOUND",
        StatusCode.NotFound,
        "The catalogue has no model type of this name.",
        "List the model types and use a name from there.");

    public static RefusalException ModelTypeNotFound(string name) =>
        new(
            ModelTypeNotFoundReason,
            new LocalizedText($"Không có loại mô hình {name} trong danh mục.", $"The catalogue has no model type {name}."))
        {
            Resource = new ResourceReference("antq.models.v1.ModelType", name),
        };
}
