using AnTq.Platform.Errors;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests;

/// <summary>Asserts that a call is refused as the contract says.</summary>
internal static class Refused
{
    public static async Task<RpcException> WithAsync(string reason, StatusCode code, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        Assert.True(reason == refused.ReadReason(), $"Expected {reason}, got {refused.ReadReason()}: {refused.Status}");
        Assert.Equal(code, refused.StatusCode);
        return refused;
    }

    public static async Task ForFieldAsync(string field, Func<Task> call)
    {
        var refused = await WithAsync("VALIDATION_FAILED", StatusCode.InvalidArgument, call);
        Assert.Contains(refused.ReadDetail<BadRequest>()!.FieldViolations, violation => violation.Field == field);
    }

    /// <summary>The reason for which a call is refused; empty when it is not.</summary>
    public static async Task<string> ReasonAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "";
        }
        catch (RpcException refused)
        {
            return refused.ReadReason() ?? refused.ToString();
        }
    }

    /// <summary>The one field that a refusal names.</summary>
    public static string Field(this RpcException refused) => Assert.Single(refused.ReadDetail<BadRequest>()?.FieldViolations ?? []).Field;

    public static string? Fact(this RpcException refused, string key) =>
        refused.ReadDetail<ErrorInfo>()!.Metadata.TryGetValue(key, out var value) ? value : null;
}
