using AnTq.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AnTq.Platform.Grpc;

/// <summary>Around everything: returns the request id with every answer, and completes the refusals that no interceptor sees.</summary>
internal sealed class CallMiddleware(EarlyRefusals refusals)
{
    private async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var correlationId = CorrelationId.Of(context);
        context.Response.Headers[CallMetadata.CorrelationId] = correlationId;
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            await next(context);
            return;
        }

        context.Response.OnStarting(
            () =>
            {
                refusals.Complete(context.Response.Headers, correlationId);
                return Task.CompletedTask;
            });
        if (MetadataLimit.Refusal(context.Request.Headers) is { } refusal)
        {
            refusals.Answer(context.Response, refusal, correlationId);
            return;
        }

        await next(context);
        if (context.Response.HasStarted && context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers is { IsReadOnly: false } trailers)
            refusals.Complete(trailers, correlationId);
    }

    internal sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            var middleware = app.ApplicationServices.GetRequiredService<CallMiddleware>();
            // Made here, so that a missing service stops the start and not each call.
            _ = app.ApplicationServices.GetRequiredService<CallInterceptor>();
            app.Use(following => context => middleware.InvokeAsync(context, following));
            next(app);
        };
    }
}
