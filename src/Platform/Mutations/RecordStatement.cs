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
    // The instant, the caller and the method, which come first and serve all parts.
    private const int CommonParameters = 3;
    private const int RequestParameters = 3;
    private const int AuditParameters = 2;

    private static readonly RowColumns<AuditEntry> AuditColumns = new RowColumns<AuditEntry>()
        .With("action", "text", entry => entry.Action)
        .With("resource", "text", entry => entry.Resource)
        .With("reason", "text", entry => entry.Reason)
        .With("before", "text", entry => Written(entry.Before))
        .With("after", "text", entry => Written(entry.After));

    private static readonly RowColumns<OutboxRow> EventColumns = new RowColumns<OutboxRow>()
        .With("event_id", "uuid", row => row.EventId)
        .With("type", "text", row => row.Type)
        .With("subject", "text", row => row.Subject)
        .With("subject_version", "bigint", row => row.SubjectVersion)
        .With("routing_key", "text", row => row.RoutingKey)
        .With("path", "text", row => row.Path)
        .With("org_unit", "text", row => row.OrgUnit)
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

    public static NpgsqlBatchCommand? For(WriteScope scope, RequestRow? request)
    {
        var parts = (Request: request is not null, Audit: Number(scope.AuditEntries.Count), Events: Number(scope.Events.Count));
        if (parts == default)
            return null;
        var values = new List<object?> { scope.Now, scope.Call.Caller.Name, scope.Call.Method };
        if (request is not null)
            values.AddRange([request.RequestId, request.Hash, request.Response]);
        if (parts.Audit != Rows.None)
            values.AddRange(
            [
                new NpgsqlParameter<string?> { TypedValue = scope.Call.Caller.OnBehalfOf },
                scope.Call.CorrelationId,
                .. AuditColumns.Values(scope.AuditEntries),
            ]);
        if (parts.Events != Rows.None)
            values.AddRange(EventColumns.Values(scope.Events));
        return WriteBatch.Command(Texts.GetOrAdd(parts, Text), values.ToArray());
    }

    /// <summary>A resource as the audit keeps it.</summary>
    public static string? Written(IMessage? resource) => resource is null ? null : Json.Format(resource);

    private static Rows Number(int count) => count switch { 0 => Rows.None, 1 => Rows.One, _ => Rows.Several };

    private static string Text((bool Request, Rows Audit, Rows Events) parts)
    {
        var next = CommonParameters + 1;
        var inserts = new List<string>();
        if (parts.Request)
        {
            inserts.Add(InsertRequest(next));
            next += RequestParameters;
        }

        if (parts.Audit != Rows.None)
        {
            inserts.Add(InsertAudit(parts.Audit == Rows.One, next));
            next += AuditParameters + AuditColumns.Count;
        }

        if (parts.Events != Rows.None)
            inserts.Add(InsertEvents(parts.Events == Rows.One, next));
        // Every parameter must be used somewhere, so that its type is known.
        var text = new StringBuilder("with common as (select $1::timestamptz as now, $2::text as caller, $3::text as method)");
        foreach (var (index, insert) in inserts.SkipLast(1).Index())
            text.Append(CultureInfo.InvariantCulture, $",\npart_{index} as ({insert})");
        return text.Append('\n').Append(inserts[^1]).ToString();
    }

    private static string InsertRequest(int first) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        insert into platform.request (request_id, caller, method, request_hash, response, recorded_at)
        values (${first}, $2, $3, ${first + 1}, ${first + 2}, $1)
        """);

    private static string InsertAudit(bool isOne, int first) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        insert into platform.audit
            (recorded_at, caller, on_behalf_of, method, correlation_id, action, resource, reason, before, after)
        select $1, $2, ${first}, $3, ${first + 1}, action, resource, reason, before::jsonb, after::jsonb
        from ({AuditColumns.Query(isOne, first + AuditParameters)}) entry
        order by number
        """);

    private static string InsertEvents(bool isOne, int first) =>
        $"""
        insert into platform.outbox
            (event_id, type, subject, subject_version, routing_key, path, org_unit, occurred_at, correlation_id, trace_parent,
             data_type, data)
        select event_id, type, subject, subject_version, routing_key, path, org_unit, $1, correlation_id, trace_parent, data_type, data
        from ({EventColumns.Query(isOne, first)}) happened
        order by number
        """;
}
