using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Persistence;
using AnTq.Platform.Telemetry;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace AnTq.Platform.Grpc;

/// <summary>Turns whatever a call throws into the one form in which refusals leave a service, and logs what callers must not see.</summary>
internal sealed partial class RefusalTranslator(ServiceIdentity service, ILogger<RefusalTranslator> logger)
{
    public RpcException Translate(Exception thrown, string method, string correlationId, bool timeIsUp, bool callerIsGone)
    {
        var refusal = thrown as RefusalException
            ?? Interrupted(thrown, timeIsUp, callerIsGone)
            ?? DatabaseErrors.Translate(thrown)
            ?? UnknownToHealth(thrown, method)
            ?? Upstream(thrown);
        if (refusal is null)
        {
            LogFault(thrown, method, correlationId);
            refusal = Fault(correlationId);
        }
        else if (refusal.Reason.Code == StatusCode.Unavailable)
        {
            LogUnavailable(method, refusal.Reason.Reason, thrown.Message);
        }
        else
        {
            LogRefused(method, refusal.Reason.Reason);
        }

        PlatformMetrics.Refused(method.TrimStart('/'), refusal.Reason.Reason);
        return ToRpcException(refusal, correlationId);
    }

    private RpcException ToRpcException(RefusalException refusal, string correlationId)
    {
        var status = StatusBuilder.Build(refusal, service.ErrorDomain, correlationId);
        return new RpcException(
            new Status(refusal.Reason.Code, status.Message),
            new Metadata { { ErrorDetails.TrailerName, status.ToByteArray() } });
    }

    // Whoever ended the call decides what it is called; what the interrupted work threw then says nothing.
    private static RefusalException? Interrupted(Exception thrown, bool timeIsUp, bool callerIsGone)
    {
        if (timeIsUp)
            return new RefusalException(
                PlatformErrors.DeadlineExceeded,
                new LocalizedText("Hết thời gian cho phép của yêu cầu.", "The time allowed for the call has run out."),
                thrown);
        return callerIsGone
            ? new RefusalException(
                PlatformErrors.Cancelled, new LocalizedText("Bên gọi đã hủy yêu cầu.", "The caller has cancelled the call."), thrown)
            : null;
    }

    // The one refusal that a standard service makes, as the standard asks for it.
    private static RefusalException? UnknownToHealth(Exception thrown, string method) =>
        StandardServices.Own(method) && thrown is RpcException { StatusCode: StatusCode.NotFound }
            ? new RefusalException(
                PlatformErrors.HealthServiceUnknown,
                new LocalizedText("Không có dịch vụ mang tên này ở đây.", "There is no service of this name here."))
            {
                FieldViolations =
                [
                    new FieldViolation("service", new LocalizedText(
                        "Phải là tên đầy đủ của một dịch vụ ở đây, hoặc để trống.", "Must be the full name of a service here, or empty.")),
                ],
            }
            : null;

    private static RefusalException? Upstream(Exception thrown) => thrown is RpcException call && IsUnavailable(call)
        ? new RefusalException(
            PlatformErrors.DependencyUnavailable,
            new LocalizedText(
                "Một dịch vụ liên quan tạm thời không phản hồi. Hãy thử lại.", "A service that this call needs does not answer. Try again."),
            thrown)
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        }
        : null;

    private static bool IsUnavailable(RpcException call) => BrokenConnection.Ended(call)
        || call.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.ResourceExhausted;

    private static RefusalException Fault(string correlationId) => new(
        PlatformErrors.Internal,
        new LocalizedText($"Lỗi hệ thống. Mã yêu cầu: {correlationId}.", $"Internal error. Request id: {correlationId}."));

    [LoggerMessage(LogLevel.Error, "{Method} failed, request id {CorrelationId}.")]
    private partial void LogFault(Exception thrown, string method, string correlationId);

    [LoggerMessage(LogLevel.Warning, "{Method} refused for {Reason}: {Cause}")]
    private partial void LogUnavailable(string method, string reason, string cause);

    [LoggerMessage(LogLevel.Debug, "{Method} refused for {Reason}.")]
    private partial void LogRefused(string method, string reason);
}
