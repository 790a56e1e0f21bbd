using AnTq.Platform.Mutations;

namespace AnTq.Notifications.Persistence;

/// <summary>Inserts notices, but for those that are there already.</summary>
internal static class NoticeInsert
{
    /// <summary>The statement.</summary>
    public static RowsStatement<NewNotice> Statement { get; } = new(
        new RowColumns<NewNotice>()
            .With("id", "uuid", notice => notice.Id)
            .With("organization", "text", notice => notice.Addressee.Organization)
            .With("reason", "smallint", notice => (short)notice.Addressee.Reason)
            .With("event_source", "text", notice => notice.Event.Source)
            .With("event_id", "uuid", notice => notice.Event.Id)
            .With("event_type", "text", notice => notice.Event.Type)
            .With("subject", "text", notice => notice.Event.Subject)
            .With("text_vi", "text", notice => notice.Text.Vietnamese)
            .With("text_en", "text", notice => notice.Text.English)
            .With("event_time", "timestamptz", notice => notice.Event.Time.ToUniversalTime())
            .With("created_at", "timestamptz", notice => notice.CreatedAt),
        rows =>
            $"""
            insert into notice
                (id, organization, reason, event_source, event_id, event_type, subject, text_vi, text_en, event_time, created_at)
            select id, organization, reason, event_source, event_id, event_type, subject, text_vi, text_en, event_time, created_at
            from ({rows}) notice
            order by number
            on conflict on constraint notice_once do nothing
            """);
}
