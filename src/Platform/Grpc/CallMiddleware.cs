using AnTq.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AnTq.Platform.Grpc;

/// <summary>Returns the request id with every answer, also with those that never reach an interceptor.</summary>
internal static class CallMiddleware
{
    private static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers[CallMetadata.CorrelationId] = CorrelationId.Of(context);
        return next(context);
    }

    internal sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => context => InvokeAsync(context, following));
            next(app);
        };
    }
}
