using AnTq.Platform.Errors;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests;

/// <summary>Asserts that a call is refused as the contract says.</summary>
internal static class Refused
{
    public static async Task<RpcException> WithAsync<T>(string reason, StatusCode code, AsyncUnaryCall<T> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.True(reason == refused.ReadReason(), $"Expected {reason}, got {refused.ReadReason()}: {refused.Status}");
        Assert.Equal(code, refused.StatusCode);
        Assert.True(refused.ReadStatus()!.CalculateSize() <= 4096);
        Assert.Contains(refused.ReadStatus()!.Details, detail => detail.Is(LocalizedMessage.Descriptor));
        return refused;
    }

    public static async Task ForFieldAsync<T>(string field, AsyncUnaryCall<T> call) =>
        Assert.Contains(field, (await WithAsync("VALIDATION_FAILED", StatusCode.InvalidArgument, call)).Fields());

    public static IEnumerable<string> Fields(this RpcException refused) =>
        refused.ReadDetail<BadRequest>()?.FieldViolations.Select(violation => violation.Field) ?? [];

    public static string? Fact(this RpcException refused, string key) =>
        refused.ReadDetail<ErrorInfo>()!.Metadata.TryGetValue(key, out var value) ? value : null;
}
