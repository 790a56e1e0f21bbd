using AnTq.Platform.Errors;
using Grpc.Core;

namespace AnTq.Platform.Tests.Probe;

internal static class ItemErrors
{
    public static readonly ErrorReason TitleTaken = new(
        "TITLE_TAKEN", StatusCode.AlreadyExists, "Another item has this title.", "Take another title.");

    public static readonly ErrorReason Refused = new("REFUSED_EARLY", StatusCode.FailedPrecondition, "Refused as asked.", "Do not ask.");

    public static RefusalException TitleIsTaken(string title) =>
        new(TitleTaken, new LocalizedText($"Tiêu đề '{title}' đã có.", $"The title '{title}' is taken."))
        {
            Resource = new ResourceReference("antq.probe.v1.Item", title),
        };

    public static RefusalException Early() => new(Refused, new LocalizedText("Từ chối sớm.", "Refused early."));

    public static RefusalException Stale() => new(PlatformErrors.EtagMismatch, new LocalizedText("Đã thay đổi.", "It has changed."));
}
