using AnTq.Notifications.Persistence;
using AnTq.Notifications.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Paging;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Notifications.Features;

/// <summary>Lists an organization's inbox, newest first.</summary>
internal sealed class ListNotices(NoticeStore notices, PageTokens pages)
{
    /// <summary>Answers the call.</summary>
    public async Task<ListNoticesResponse> HandleAsync(ListNoticesRequest request, Call call)
    {
        var page = pages.Read<NoticeKey>(request);
        var (rows, next) = page.Close(
            await notices.ListAsync(request.Organization, page.After, page.Limit, call), row => new NoticeKey(row.CreatedAt, row.Id));
        var response = new ListNoticesResponse { NextPageToken = next };
        response.Notices.AddRange(rows.Select(ToMessage));
        return response;
    }

    private static Notice ToMessage(NoticeRow row) => new()
    {
        Name = $"notices/{row.Id}",
        Organization = row.Organization,
        Reason = (NoticeReason)row.Reason,
        EventType = row.EventType,
        EventId = row.EventId.ToString(),
        Subject = row.Subject,
        TextVi = row.TextVi,
        TextEn = row.TextEn,
        EventTime = row.EventTime.ToTimestamp(),
        CreateTime = row.CreatedAt.ToTimestamp(),
    };
}
