using AnTq.Platform.Messaging;
using Npgsql;
using NpgsqlTypes;

namespace AnTq.Platform.Mutations;

/// <summary>Audit rows and outbox rows of a transaction that has many, by COPY: one message each instead of one great statement.</summary>
internal static class RecordCopy
{
    private const string AuditRows = """
        copy platform.audit (recorded_at, caller, on_behalf_of, method, correlation_id, action, resource, reason, before, after)
        from stdin (format binary)
        """;

    private const string EventRows = """
        copy platform.outbox
            (event_id, type, subject, subject_version, routing_key, path, org_unit, occurred_at, correlation_id, trace_parent,
             data_type, data)
        from stdin (format binary)
        """;

    public static async Task AuditAsync(NpgsqlConnection connection, WriteScope scope, IEnumerable<AuditEntry> entries)
    {
        var (call, cancellation) = (scope.Call, scope.Call.CancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync(AuditRows, cancellation);
        copy.Timeout = WriteScope.CommandTime;
        foreach (var entry in entries)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(scope.Now.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await WriteAsync(copy, cancellation, call.Caller.Name, call.Caller.OnBehalfOf, call.Method, call.CorrelationId);
            await WriteAsync(copy, cancellation, entry.Action, entry.Resource, entry.Reason);
            await WriteJsonAsync(copy, RecordStatement.Written(entry.Before), cancellation);
            await WriteJsonAsync(copy, RecordStatement.Written(entry.After), cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    public static async Task EventsAsync(NpgsqlConnection connection, WriteScope scope, IEnumerable<OutboxRow> rows)
    {
        var cancellation = scope.Call.CancellationToken;
        await using var copy = await connection.BeginBinaryImportAsync(EventRows, cancellation);
        copy.Timeout = WriteScope.CommandTime;
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(row.EventId, NpgsqlDbType.Uuid, cancellation);
            await WriteAsync(copy, cancellation, row.Type, row.Subject);
            await copy.WriteAsync(row.SubjectVersion, NpgsqlDbType.Bigint, cancellation);
            await WriteAsync(copy, cancellation, row.RoutingKey, row.Path, row.OrgUnit);
            await copy.WriteAsync(row.OccurredAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            await WriteAsync(copy, cancellation, row.CorrelationId, row.TraceParent, row.DataType, row.Data);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, CancellationToken cancellation, params string?[] texts)
    {
        foreach (var text in texts)
        {
            if (text is null)
                await copy.WriteNullAsync(cancellation);
            else
                await copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);
        }
    }

    private static Task WriteJsonAsync(NpgsqlBinaryImporter copy, string? json, CancellationToken cancellation) =>
        json is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(json, NpgsqlDbType.Jsonb, cancellation);
}
