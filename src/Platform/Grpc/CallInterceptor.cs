using AnTq.Platform.Access;
using Grpc.Core;

namespace AnTq.Platform.Grpc;

/// <summary>
/// The outermost interceptor: makes the <see cref="Call"/>, bounds its time, and gives every failure of all four kinds of calls the one
/// form. Unary calls get 30 s when the caller states no deadline and 60 s at most; streams live as long as their callers want.
/// </summary>
internal sealed class CallInterceptor(RefusalTranslator refusals) : ServerInterceptor
{
    // Deadlines come from other machines: they are measured by the real clock, whatever day the service's own is set to.
    private static readonly TimeProvider Clock = TimeProvider.System;

    public static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan GreatestTime = TimeSpan.FromSeconds(60);

    protected override async Task<T> AroundAsync<T>(ServerCallContext context, bool isUnary, Func<Task<T>> call)
    {
        var correlationId = CorrelationId.Of(context.GetHttpContext());
        var deadline = Deadline(context, isUnary);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var timer = deadline == DateTimeOffset.MaxValue
            ? null
            : Clock.CreateTimer(_ => limit.Cancel(), null, AtLeastZero(deadline - Clock.GetUtcNow()), Timeout.InfiniteTimeSpan);
        try
        {
            if (!StandardServices.Own(context.Method))
                CallState.Keep(context, new Call(
                    DevelopmentCallers.Read(context.RequestHeaders), context.Method.TrimStart('/'), correlationId, deadline, limit.Token));
            return await call();
        }
        catch (Exception thrown)
        {
            var callerIsGone = context.CancellationToken.IsCancellationRequested;
            // The timer counts whole milliseconds: it may end the work a moment before the clock shows the deadline.
            var timeIsUp = Clock.GetUtcNow() >= deadline || (limit.IsCancellationRequested && !callerIsGone);
            throw refusals.Translate(thrown, context.Method, correlationId, timeIsUp, callerIsGone);
        }
    }

    private static DateTimeOffset Deadline(ServerCallContext context, bool isUnary)
    {
        var asked = context.Deadline == DateTime.MaxValue
            ? DateTimeOffset.MaxValue
            : new DateTimeOffset(context.Deadline.ToUniversalTime());
        if (!isUnary)
            return asked;
        var now = Clock.GetUtcNow();
        if (asked == DateTimeOffset.MaxValue)
            return now + DefaultTime;
        return asked < now + GreatestTime ? asked : now + GreatestTime;
    }

    private static TimeSpan AtLeastZero(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
