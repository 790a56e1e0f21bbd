using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using AnTq.Platform.Messaging;
using Google.Protobuf;
using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>
/// The last statement of a transaction: audit rows, outbox rows and, when something was read, the request row, in one, because a
/// statement more costs more than rows more. It comes after the effect: whoever waits for a lock that the effect takes writes its events behind ours.
/// </summary>
internal static class RecordStatement
{
    private const string InsertRequest =
        """
        insert into platform.request (recorded_at, caller, method, request_id, request_hash, response) values ($1, $2, $3, $4, $5, $6)
        """;

    private const int RequestParameters = 6;

    private static readonly RowColumns<(WriteScope Scope, AuditEntry Entry)> AuditColumns = new RowColumns<(WriteScope Scope, AuditEntry Entry)>()
        .With("recorded_at", "timestamptz", row => row.Scope.Now)
        .With("caller", "text", row => row.Scope.Call.Caller.Name)
        .With("on_behalf_of", "text", row => row.Scope.Call.Caller.OnBehalfOf)
        .With("method", "text", row => row.Scope.Call.Method)
        .With("correlation_id", "text", row => row.Scope.Call.CorrelationId)
        .With("action", "text", row => row.Entry.Action)
        .With("resource", "text", row => row.Entry.Resource)
        .With("reason", "text", row => row.Entry.Reason)
        .With("before", "text", row => Written(row.Entry.Before))
        .With("after", "text", row => Written(row.Entry.After));

    private static readonly RowColumns<OutboxRow> EventColumns = new RowColumns<OutboxRow>()
        .With("event_id", "uuid", row => row.EventId)
        .With("type", "text", row => row.Type)
        .With("subject", "text", row => row.Subject)
        .With("subject_version", "bigint", row => row.SubjectVersion)
        .With("routing_key", "text", row => row.RoutingKey)
        .With("path", "text", row => row.Path)
        .With("org_unit", "text", row => row.OrgUnit)
        .With("occurred_at", "timestamptz", row => row.OccurredAt)
        .With("correlation_id", "text", row => row.CorrelationId)
        .With("trace_parent", "text", row => row.TraceParent)
        .With("data_type", "text", row => row.DataType)
        .With("data", "text", row => row.Data);

    private static readonly ConcurrentDictionary<(bool Request, Rows Audit, Rows Events), string> Texts = new();

    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default);

    private enum Rows
    {
        None,
        One,
        Several,
    }

    /// <summary>The statement; null when there are no such rows.</summary>
    /// <param name="scopes">Whose rows they are, in the order of their effects.</param>
    /// <param name="request">The request row of the only scope.</param>
    public static NpgsqlBatchCommand? For(IReadOnlyList<WriteScope> scopes, RequestRow? request)
    {
        var audit = scopes.SelectMany(scope => scope.AuditEntries, (scope, entry) => (scope, entry)).ToList();
        var events = scopes.SelectMany(scope => scope.Events).ToList();
        var parts = (Request: request is not null, Audit: Number(audit.Count), Events: Number(events.Count));
        if (parts == default)
            return null;
        var values = new List<object?>();
        if (request is not null)
            values.AddRange(
            [
                scopes[0].Now, scopes[0].Call.Caller.Name, scopes[0].Call.Method, request.RequestId, request.Hash, request.Response,
            ]);
        if (audit.Count > 0)
            values.AddRange(AuditColumns.Values(audit));
        if (events.Count > 0)
            values.AddRange(EventColumns.Values(events));
        return WriteBatch.Command(Texts.GetOrAdd(parts, Text), values.ToArray());
    }

    /// <summary>A resource as the audit keeps it.</summary>
    public static string? Written(IMessage? resource) => resource is null ? null : Json.Format(resource);

    private static Rows Number(int count) => count switch { 0 => Rows.None, 1 => Rows.One, _ => Rows.Several };

    private static string Text((bool Request, Rows Audit, Rows Events) parts)
    {
        var next = 1;
        var inserts = new List<string>();
        if (parts.Request)
        {
            inserts.Add(InsertRequest);
            next += RequestParameters;
        }

        if (parts.Audit != Rows.None)
        {
            inserts.Add(InsertAudit(parts.Audit == Rows.One, next));
            next += AuditColumns.Count;
        }

        if (parts.Events != Rows.None)
            inserts.Add(InsertEvents(parts.Events == Rows.One, next));
        var text = new StringBuilder();
        foreach (var (index, insert) in inserts.SkipLast(1).Index())
            text.Append(CultureInfo.InvariantCulture, $"{(index == 0 ? "with" : ",")} part_{index} as ({insert})\n");
        return text.Append(inserts[^1]).ToString();
    }

    private static string InsertAudit(bool isOne, int first) =>
        $"""
        insert into platform.audit
            (recorded_at, caller, on_behalf_of, method, correlation_id, action, resource, reason, before, after)
        select recorded_at, caller, on_behalf_of, method, correlation_id, action, resource, reason, before::jsonb, after::jsonb
        from ({AuditColumns.Query(isOne, first)}) entry
        order by number
        """;

    private static string InsertEvents(bool isOne, int first) =>
        $"""
        insert into platform.outbox
            (event_id, type, subject, subject_version, routing_key, path, org_unit, occurred_at, correlation_id, trace_parent,
             data_type, data)
        select event_id, type, subject, subject_version, routing_key, path, org_unit, occurred_at, correlation_id, trace_parent,
               data_type, data
        from ({EventColumns.Query(isOne, first)}) happened
        order by number
        """;
}
