using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace AnTq.Platform.Errors;

/// <summary>
/// Builds the one form in which every refusal leaves a service: <c>google.rpc.Status</c>. Clients and proxies cap trailers at 8 KiB and
/// turn larger ones into resets, so the whole is kept within 4 KiB and the message within 512 bytes.
/// </summary>
internal static class StatusBuilder
{
    public const int MaximumBytes = 4096;
    public const int MaximumMessageBytes = 512;
    public const int MaximumViolations = 20;
    private const int MaximumMetadataEntries = 20;

    public static Google.Rpc.Status Build(RefusalException refusal, string domain, string correlationId)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)refusal.Reason.Code,
            Message = TextLimit.Cut(refusal.Text.English, MaximumMessageBytes),
        };
        status.Details.Add(Any.Pack(Info(refusal, domain, correlationId)));
        status.Details.Add(Any.Pack(Localized("vi", refusal.Text.Vietnamese)));
        status.Details.Add(Any.Pack(Localized("en", refusal.Text.English)));
        if (refusal.RetryAfter is { } delay)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = delay.ToDuration() }));
        if (refusal.Resource is { } resource)
            AddIfRoom(status, new ResourceInfo
            {
                ResourceType = TextLimit.Cut(resource.Type, 128),
                ResourceName = TextLimit.Cut(resource.Name, 256),
            });
        AddFields(status, refusal.FieldViolations);
        AddPreconditions(status, refusal.Preconditions);
        return status;
    }

    private static ErrorInfo Info(RefusalException refusal, string domain, string correlationId)
    {
        // Field 1 of ErrorInfo: the package's generated class still has its first name, on the wire it is `reason`.
        var info = new ErrorInfo { Type = refusal.Reason.Reason, Domain = domain };
        info.Metadata["request_id"] = correlationId;
        foreach (var (key, value) in refusal.Metadata.Take(MaximumMetadataEntries))
        {
            if (info.CalculateSize() < MaximumMessageBytes)
                info.Metadata[TextLimit.Cut(key, 63)] = TextLimit.Cut(value, 128);
        }

        return info;
    }

    private static LocalizedMessage Localized(string locale, string text) =>
        new() { Locale = locale, Message = TextLimit.Cut(text, MaximumMessageBytes) };

    private static void AddIfRoom(Google.Rpc.Status status, IMessage detail)
    {
        var packed = Any.Pack(detail);
        if (status.CalculateSize() + packed.CalculateSize() + 8 <= MaximumBytes)
            status.Details.Add(packed);
    }

    private static void AddFields(Google.Rpc.Status status, IReadOnlyList<FieldViolation> violations)
    {
        var room = Room(status);
        var detail = new BadRequest();
        foreach (var violation in violations.Take(MaximumViolations))
        {
            detail.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = TextLimit.Cut(violation.Field, 128),
                Description = TextLimit.Cut(Both(violation.Description), 256),
            });
            if (detail.CalculateSize() > room)
            {
                detail.FieldViolations.RemoveAt(detail.FieldViolations.Count - 1);
                break;
            }
        }

        if (detail.FieldViolations.Count > 0)
            status.Details.Add(Any.Pack(detail));
    }

    private static void AddPreconditions(Google.Rpc.Status status, IReadOnlyList<Precondition> preconditions)
    {
        var room = Room(status);
        var detail = new PreconditionFailure();
        foreach (var precondition in preconditions.Take(MaximumViolations))
        {
            detail.Violations.Add(new PreconditionFailure.Types.Violation
            {
                Type = TextLimit.Cut(precondition.Type, 63),
                Subject = TextLimit.Cut(precondition.Subject, 128),
                Description = TextLimit.Cut(Both(precondition.Description), 256),
            });
            if (detail.CalculateSize() > room)
            {
                detail.Violations.RemoveAt(detail.Violations.Count - 1);
                break;
            }
        }

        if (detail.Violations.Count > 0)
            status.Details.Add(Any.Pack(detail));
    }

    // 96 bytes are left for the type URL and the lengths around a packed detail.
    private static int Room(Google.Rpc.Status status) => MaximumBytes - status.CalculateSize() - 96;

    private static string Both(LocalizedText text) => $"{text.Vietnamese} ({text.English})";
}
