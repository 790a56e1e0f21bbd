using System.Globalization;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace AnTq.Platform.Grpc;

/// <summary>
/// Gives the one form to what the gRPC server refuses by itself, before any interceptor runs or behind its back: unknown methods, messages
/// that are too large, malformed or badly encoded, and deadlines that pass while a method still works.
/// </summary>
internal sealed class EarlyRefusals(ServiceIdentity service)
{
    private const string StatusName = "grpc-status";
    private const string MessageName = "grpc-message";

    /// <summary>Completes a status that carries no details yet.</summary>
    /// <param name="target">The headers of an answer that has none but a status, else its trailers.</param>
    /// <param name="correlationId">The call's id.</param>
    public void Complete(IHeaderDictionary target, string correlationId)
    {
        if (!target.TryGetValue(StatusName, out var text)
            || !int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || code == (int)StatusCode.OK
            || target.ContainsKey(ErrorDetails.TrailerName))
            return;
        Write(Refusal((StatusCode)code, target[MessageName].ToString(), correlationId), target, correlationId);
    }

    /// <summary>Refuses a call before the gRPC server sees it.</summary>
    /// <param name="response">Its answer, not begun yet.</param>
    /// <param name="refusal">Why. Its English text is ASCII without percent signs: the header needs no encoding.</param>
    /// <param name="correlationId">The call's id.</param>
    public void Answer(HttpResponse response, RefusalException refusal, string correlationId)
    {
        response.ContentType = "application/grpc";
        Write(refusal, response.Headers, correlationId);
    }

    /// <summary>What the server says when it cannot read a message, by the reason that we give for it.</summary>
    public static RefusalException? OfMessage(StatusCode code, string said) => code switch
    {
        StatusCode.ResourceExhausted => MessageTooLarge(),
        StatusCode.Unimplemented when said.Contains("encoding", StringComparison.Ordinal) => EncodingUnsupported(),
        StatusCode.Internal or StatusCode.Unknown => MessageMalformed(null),
        _ => null,
    };

    public static RefusalException MessageMalformed(Exception? cause) => new(
        PlatformErrors.MessageMalformed,
        new LocalizedText("Không đọc được thông điệp của yêu cầu.", "The request's message cannot be read."),
        cause);

    private void Write(RefusalException refusal, IHeaderDictionary target, string correlationId)
    {
        var status = StatusBuilder.Build(refusal, service.ErrorDomain, correlationId);
        target[StatusName] = status.Code.ToString(CultureInfo.InvariantCulture);
        target[MessageName] = status.Message;
        target[ErrorDetails.TrailerName] = Convert.ToBase64String(status.ToByteArray());
    }

    // The texts of these answers are ASCII without percent signs: the header needs no encoding.
    private static RefusalException Refusal(StatusCode code, string said, string correlationId) => code switch
    {
        StatusCode.DeadlineExceeded => new(
            PlatformErrors.DeadlineExceeded,
            new LocalizedText("Hết thời gian cho phép của yêu cầu.", "The time allowed for the call has run out.")),
        StatusCode.Cancelled => new(
            PlatformErrors.Cancelled, new LocalizedText("Bên gọi đã hủy yêu cầu.", "The caller has cancelled the call.")),
        StatusCode.Unimplemented when said.Contains("is unimplemented", StringComparison.Ordinal) => MethodUnknown(),
        _ => OfMessage(code, said) ?? new(
            PlatformErrors.Internal,
            new LocalizedText($"Lỗi hệ thống. Mã yêu cầu: {correlationId}.", $"Internal error. Request id: {correlationId}.")),
    };

    private static RefusalException MessageTooLarge() => new(
        PlatformErrors.MessageTooLarge,
        new LocalizedText("Thông điệp lớn hơn 4 MiB.", "The message is larger than 4 MiB."))
    {
        Metadata = new Dictionary<string, string>
        {
            ["limit_bytes"] = GrpcServerRegistration.MaximumRequestBytes.ToString(CultureInfo.InvariantCulture),
        },
    };

    private static RefusalException EncodingUnsupported() => new(
        PlatformErrors.EncodingUnsupported,
        new LocalizedText("Kiểu nén của thông điệp không được hỗ trợ.", "The message's compression is not supported."));

    private static RefusalException MethodUnknown() => new(
        PlatformErrors.MethodUnknown,
        new LocalizedText("Không có phương thức này.", "There is no such method here."));
}
