using System.Collections.Concurrent;
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
    private static readonly ConcurrentDictionary<(bool Request, bool Audit, bool Events), string> Texts = new();

    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default);

    public static NpgsqlBatchCommand? For(WriteScope scope, RequestRow? request)
    {
        var parts = (Request: request is not null, Audit: scope.AuditEntries.Count > 0, Events: scope.Events.Count > 0);
        if (parts == default)
            return null;
        var values = new List<object?> { scope.Now, scope.Call.Caller.Name, scope.Call.Method };
        if (request is not null)
            values.AddRange([request.RequestId, request.Hash, request.Response]);
        if (parts.Audit)
            AddAudit(values, scope);
        if (parts.Events)
            AddEvents(values, scope.Events);
        return WriteBatch.Command(Texts.GetOrAdd(parts, Text), values.ToArray());
    }

    /// <summary>A resource as the audit keeps it.</summary>
    public static string? Written(IMessage? resource) => resource is null ? null : Json.Format(resource);

    private static void AddAudit(List<object?> values, WriteScope scope)
    {
        var entries = scope.AuditEntries;
        values.Add(new NpgsqlParameter<string?> { TypedValue = scope.Call.Caller.OnBehalfOf });
        values.Add(scope.Call.CorrelationId);
        values.Add(entries.Select(entry => entry.Action).ToArray());
        values.Add(entries.Select(entry => entry.Resource).ToArray());
        values.Add(entries.Select(entry => entry.Reason).ToArray());
        values.Add(entries.Select(entry => Written(entry.Before)).ToArray());
        values.Add(entries.Select(entry => Written(entry.After)).ToArray());
    }

    private static void AddEvents(List<object?> values, IReadOnlyList<OutboxRow> events)
    {
        values.Add(events.Select(row => row.EventId).ToArray());
        values.Add(events.Select(row => row.Type).ToArray());
        values.Add(events.Select(row => row.Subject).ToArray());
        values.Add(events.Select(row => row.SubjectVersion).ToArray());
        values.Add(events.Select(row => row.RoutingKey).ToArray());
        values.Add(events.Select(row => row.Path).ToArray());
        values.Add(events.Select(row => row.OrgUnit).ToArray());
        values.Add(events.Select(row => row.CorrelationId).ToArray());
        values.Add(events.Select(row => row.TraceParent).ToArray());
        values.Add(events.Select(row => row.DataType).ToArray());
        values.Add(events.Select(row => row.Data).ToArray());
    }

    private static string Text((bool Request, bool Audit, bool Events) parts)
    {
        var last = 3;
        var inserts = new List<string>();
        if (parts.Request)
            inserts.Add(Numbered(InsertRequest, ref last, 3));
        if (parts.Audit)
            inserts.Add(Numbered(InsertAudit, ref last, 7));
        if (parts.Events)
            inserts.Add(Numbered(InsertEvents, ref last, 11));
        // Every parameter must be used by some part, so that its type is known.
        var text = new StringBuilder("with instant as (select $1::timestamptz as now, $2::text as caller, $3::text as method)");
        for (var index = 0; index < inserts.Count; index++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $",\npart_{index} as ({inserts[index]})");
        return text.Append("\nselect 1").ToString();
    }

    /// <summary>Gives the placeholders #1, #2 … of a part their numbers in the whole.</summary>
    private static string Numbered(string part, ref int last, int count)
    {
        for (var index = count; index >= 1; index--)
            part = part.Replace($"#{index}", $"${last + index}", StringComparison.Ordinal);
        last += count;
        return part;
    }

    private const string InsertRequest =
        """
        insert into platform.request (request_id, caller, method, request_hash, response, recorded_at)
        values (#1, $2, $3, #2, #3, $1)
        """;

    private const string InsertAudit =
        """
        insert into platform.audit
            (recorded_at, caller, on_behalf_of, method, correlation_id, action, resource, reason, before, after)
        select $1, $2, #1, $3, #2, action, resource, reason, before::jsonb, after::jsonb
        from unnest(#3::text[], #4::text[], #5::text[], #6::text[], #7::text[]) as entry (action, resource, reason, before, after)
        """;

    private const string InsertEvents =
        """
        insert into platform.outbox
            (event_id, type, subject, subject_version, routing_key, path, org_unit, occurred_at, correlation_id, trace_parent,
             data_type, data)
        select event_id, type, subject, subject_version, routing_key, path, org_unit, $1, correlation_id, trace_parent, data_type, data
        from unnest(#1::uuid[], #2::text[], #3::text[], #4::bigint[], #5::text[], #6::text[], #7::text[], #8::text[], #9::text[],
                    #10::text[], #11::text[]) with ordinality
            as happened (event_id, type, subject, subject_version, routing_key, path, org_unit, correlation_id, trace_parent,
                         data_type, data, place)
        order by place
        """;
}
