using AnTq.Platform.Errors;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace AnTq.Cli.Suite;

/// <summary>Puts a failed call into words. Refusals carry their own, in Vietnamese and English.</summary>
internal static class CallFailure
{
    public static CommandFailure Of(RpcException failure, string service, Uri address)
    {
        var texts = Texts(failure);
        if (texts.TryGetValue("vi", out var vietnamese) && texts.TryGetValue("en", out var english))
        {
            return new CommandFailure(
                $"Dịch vụ {service} từ chối: {vietnamese}", $"The service {service} refuses: {english}{WhatIsWrong(failure)}", failure);
        }

        return failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
            ? new CommandFailure(
                $"Dịch vụ {service} không trả lời tại {address}.", $"The service {service} does not answer at {address}.", failure)
            : new CommandFailure(
                $"Gọi dịch vụ {service} không thành công: {failure.Status.Detail}",
                $"The call of the service {service} failed: {failure.StatusCode}",
                failure);
    }

    private static Dictionary<string, string> Texts(RpcException failure) =>
        Details<LocalizedMessage>(failure).ToDictionary(text => text.Locale, text => text.Message);

    // What stands in the way, by name: the fields that are not as they must be, the units that have borne a code, with their days.
    private static string WhatIsWrong(RpcException failure) => string.Concat(
        Details<BadRequest>(failure).SelectMany(each => each.FieldViolations).Select(violation => (Name: violation.Field, violation.Description))
            .Concat(Details<PreconditionFailure>(failure).SelectMany(each => each.Violations).Select(violation => (Name: violation.Subject, violation.Description)))
            .Select(wrong => $" [{wrong.Name}: {wrong.Description}]"));

    private static IEnumerable<T> Details<T>(RpcException failure)
        where T : IMessage, new() =>
        (failure.ReadStatus()?.Details ?? []).Where(detail => detail.Is(new T().Descriptor)).Select(detail => detail.Unpack<T>());
}
