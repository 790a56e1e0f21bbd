using AnTq.Notifications.Domain;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Messaging;
using AnTq.Platform.Mutations;
using AnTq.Platform.Persistence;
using Google.Protobuf;

namespace AnTq.Notifications.Persistence;

/// <summary>Writes and reads notices.</summary>
internal sealed class NoticeStore(Database database)
{
    private const string FirstPage = """
        select * from notice
        where organization = @Organization
        order by created_at desc, id desc
        limit @Limit
        """;

    private const string NextPage = """
        select * from notice
        where organization = @Organization and (created_at, id) < (@CreatedAt, @Id)
        order by created_at desc, id desc
        limit @Limit
        """;

    /// <summary>Adds a notice of an event for each addressee that has none yet, when the event's transaction commits.</summary>
    public static void Add<TData>(
        WriteScope scope, ReceivedEvent<TData> happened, IReadOnlyList<Addressee> addressees, LocalizedText text)
        where TData : class, IMessage<TData>, new() => scope.Execute(
        NoticeInsert.Statement,
        [
            .. addressees.Select(addressee => new NewNotice(
                Guid.CreateVersion7(scope.Now),
                addressee,
                new AnnouncedEvent(happened.Source, happened.Id, happened.Type, happened.Subject, happened.Time),
                text,
                scope.Now)),
        ]);

    /// <summary>Reads a page of an inbox, newest first.</summary>
    public Task<IReadOnlyList<NoticeRow>> ListAsync(string organization, NoticeKey? after, int limit, Call call) => after is null
        ? database.QueryAsync<NoticeRow>(FirstPage, new { Organization = organization, Limit = limit }, call)
        : database.QueryAsync<NoticeRow>(
            NextPage, new { Organization = organization, after.CreatedAt, after.Id, Limit = limit }, call);
}
