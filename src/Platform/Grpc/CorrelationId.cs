using AnTq.Platform.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AnTq.Platform.Grpc;

/// <summary>The id of a call in logs and answers: the caller's own when it is well formed, else a new one.</summary>
internal static class CorrelationId
{
    private const int MaximumLength = 64;
    private static readonly object Key = new();

    public static string Of(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out var known))
            return (string)known!;
        var sent = context.Request.Headers[CallMetadata.CorrelationId].ToString();
        var time = context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        var id = IsWellFormed(sent) ? sent : Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
        context.Items[Key] = id;
        return id;
    }

    private static bool IsWellFormed(string id) =>
        id.Length is > 0 and <= MaximumLength && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
