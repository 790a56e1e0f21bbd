using AnTq.Platform.Errors;
using AnTq.Platform.Persistence;
using Grpc.Core;

namespace AnTq.Platform.Grpc;

/// <summary>Answers UNAVAILABLE until the service's database has been prepared, but for health, which says so, and reflection.</summary>
internal sealed class ReadinessInterceptor(DatabaseReadiness? readiness) : ServerInterceptor
{
    protected override Task<T> AroundAsync<T>(ServerCallContext context, bool isUnary, Func<Task<T>> call) =>
        readiness is null or { IsReady: true } || StandardServices.Own(context.Method)
            ? call()
            : throw new RefusalException(
                PlatformErrors.ServiceStarting,
                new LocalizedText("Dịch vụ đang khởi động. Hãy thử lại.", "The service is starting. Try again."))
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
}
