using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Reports.Domain;

/// <summary>What this service refuses.</summary>
internal static class ReportErrors
{
    private static readonly ErrorReason IndicatorNotFoundReason = new(
        "INDICATOR_NOT_FOUND",
        StatusCode.NotFound,
        "The catalogue has no indicator of this name.",
        "List the indicators and use a name from there.");

    public static RefusalException IndicatorNotFound(string name) =>
        new(
            IndicatorNotFoundReason,
            new LocalizedText($"Không có chỉ tiêu {name} trong danh mục.", $"The catalogue has no indicator {name}."))
        {
            Resource = new ResourceReference("antq.reports.v1.Indicator", name),
        };
}
