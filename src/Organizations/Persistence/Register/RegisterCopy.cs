using AnTq.Organizations.Domain;
using AnTq.Platform.Mutations;
using Npgsql;
using NpgsqlTypes;

namespace AnTq.Organizations.Persistence;

/// <summary>The rows that an import adds, by COPY.</summary>
internal sealed class RegisterCopy(NpgsqlConnection connection, DateTimeOffset recordedAt, CancellationToken cancellation)
{
    private const string Organizations = "copy organization (id, label, created_at) from stdin (format binary)";

    private const string Effects = """
        copy organization_effect (
            change_id, organization_id, effective_date, place, starts, ends, name, kind, level, type, sets_parent, parent_id,
            code_schemes, codes, recorded_from)
        from stdin (format binary)
        """;

    private const string Versions = """
        copy organization_version (organization_id, valid_from, valid_to, name, kind, level, type, parent_id, recorded_from)
        from stdin (format binary)
        """;

    private const string Codes = """
        copy organization_code (organization_id, scheme, code, valid_from, valid_to, recorded_from) from stdin (format binary)
        """;

    private const string Lineage = """
        copy organization_lineage (change_id, predecessor_id, successor_id, effective_date, extent, recorded_from)
        from stdin (format binary)
        """;

    /// <summary>Registers organizations.</summary>
    public Task AddOrganizationsAsync(IEnumerable<(string Id, string Label)> organizations) =>
        CopyAsync(Organizations, organizations, each => [Text(each.Id), Text(each.Label), RecordedAt()]);

    /// <summary>Adds effects.</summary>
    public Task AddEffectsAsync(IEnumerable<OrganizationEffect> effects) => CopyAsync(Effects, effects, effect =>
    [
        Text(effect.ChangeId), Text(effect.OrganizationId), Day(effect.Day), Number(effect.Place), Flag(effect.Starts), Flag(effect.Ends),
        Text(effect.Name), Number((short?)effect.Kind), Number((short?)effect.Level), Number((short?)effect.Type),
        Flag(effect.SetsParent), Text(effect.ParentId),
        (effect.Codes.Select(given => (short)given.Scheme).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Smallint),
        (effect.Codes.Select(given => given.Code).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text), RecordedAt(),
    ]);

    /// <summary>Adds versions.</summary>
    public Task AddVersionsAsync(IEnumerable<(string Id, TimelineVersion Version)> versions) => CopyAsync(Versions, versions, each =>
    {
        var (valid, state) = each.Version;
        return
        [
            Text(each.Id), Day(valid.From), Day(valid.To ?? DateOnly.MaxValue), Text(state.Name), Number((short)state.Kind),
            Number((short)state.Level), Number((short)state.Type), Text(state.ParentId), RecordedAt(),
        ];
    });

    /// <summary>Adds codes.</summary>
    public Task AddCodesAsync(IEnumerable<(string Id, TimelineCode Code)> codes) => CopyAsync(Codes, codes, each =>
    [
        Text(each.Id), Number((short)each.Code.Scheme), Text(each.Code.Code), Day(each.Code.Valid.From),
        Day(each.Code.Valid.To ?? DateOnly.MaxValue), RecordedAt(),
    ]);

    /// <summary>Adds lineage.</summary>
    public Task AddLineageAsync(string changeId, IEnumerable<LineageStep> steps) => CopyAsync(Lineage, steps, step =>
    [
        Text(changeId), Text(step.PredecessorId), Text(step.SuccessorId), Day(step.Day), Number((short)step.Extent), RecordedAt(),
    ]);

    private async Task CopyAsync<T>(string into, IEnumerable<T> rows, Func<T, (object? Value, NpgsqlDbType Type)[]> values)
    {
        await using var copy = await connection.BeginBinaryImportAsync(into, cancellation);
        copy.Timeout = WriteScope.CommandTime;
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var (value, type) in values(row))
            {
                if (value is null)
                    await copy.WriteNullAsync(cancellation);
                else
                    await copy.WriteAsync(value, type, cancellation);
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    private (object?, NpgsqlDbType) RecordedAt() => (recordedAt.UtcDateTime, NpgsqlDbType.TimestampTz);

    private static (object?, NpgsqlDbType) Text(string? text) => (text, NpgsqlDbType.Text);

    private static (object?, NpgsqlDbType) Day(DateOnly day) => (day, NpgsqlDbType.Date);

    private static (object?, NpgsqlDbType) Number(short? number) => (number, NpgsqlDbType.Smallint);

    private static (object?, NpgsqlDbType) Flag(bool flag) => (flag, NpgsqlDbType.Boolean);
}
