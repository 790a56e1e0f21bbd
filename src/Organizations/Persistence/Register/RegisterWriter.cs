using AnTq.Organizations.Domain;
using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;
using Google.Protobuf;
using Npgsql;

namespace AnTq.Organizations.Persistence;

/// <summary>Writes what an import changes: a fixed number of statements, and COPY for what is added.</summary>
internal sealed class RegisterWriter
{
    private const string AddChange = """
        insert into organization_change (id, revision, kind, effective_date, details, reason, recorded_from)
        values ($1, 1, 'import', $2, $3::jsonb, $4, $5)
        """;

    private const string EndLineage = "update organization_lineage set recorded_to = $2 where id = any ($1)";

    private readonly NpgsqlConnection connection;
    private readonly DateTimeOffset recordedAt;
    private readonly CancellationToken cancellation;
    private readonly RegisterCopy copy;

    private RegisterWriter(NpgsqlConnection connection, DateTimeOffset recordedAt, CancellationToken cancellation)
    {
        (this.connection, this.recordedAt, this.cancellation) = (connection, recordedAt, cancellation);
        copy = new RegisterCopy(connection, recordedAt, cancellation);
    }

    /// <summary>Opens the transaction for writing.</summary>
    public static async Task<RegisterWriter> OpenAsync(WriteScope scope, DateTimeOffset recordedAt) =>
        new(await scope.ConnectionAsync(), recordedAt, scope.Call.CancellationToken);

    /// <summary>Records the import itself as a change.</summary>
    /// <param name="changeId">Its id.</param>
    /// <param name="header">What is said of it.</param>
    /// <param name="effective">The first day that it is about.</param>
    public Task AddChangeAsync(string changeId, ImportHeader header, DateOnly effective) => ExecuteAsync(
        AddChange, changeId, effective, JsonFormatter.Default.Format(header), header.Reason, recordedAt.UtcDateTime);

    /// <summary>Writes units: what no longer holds is ended before what holds is added, since the constraints look at each statement.</summary>
    /// <param name="plans">The units.</param>
    /// <param name="difference">What follows for their versions and codes.</param>
    /// <param name="labels">Labels of those that are new, by id.</param>
    public async Task WriteAsync(IReadOnlyList<UnitPlan> plans, TimelineDifference difference, IReadOnlyDictionary<string, string> labels)
    {
        await EndAsync(plans, difference);
        await copy.AddOrganizationsAsync(plans.Where(plan => plan.Known is null).Select(plan => (plan.Id, labels[plan.Id])));
        await copy.AddEffectsAsync(plans.SelectMany(plan => plan.NewEffects));
        await copy.AddVersionsAsync(difference.NewVersions);
        await copy.AddCodesAsync(difference.NewCodes);
    }

    /// <summary>Writes lineage: ends rows that say otherwise and adds steps.</summary>
    public async Task WriteAsync(string changeId, IReadOnlyCollection<long> ended, IEnumerable<LineageStep> steps)
    {
        if (ended.Count > 0)
            await ExecuteAsync(EndLineage, ended.ToArray(), recordedAt.UtcDateTime);
        await copy.AddLineageAsync(changeId, steps);
    }

    private async Task EndAsync(IReadOnlyList<UnitPlan> plans, TimelineDifference difference)
    {
        var instant = recordedAt.UtcDateTime;
        var known = plans.Where(plan => plan.Known is not null).ToList();
        if (known.Count == 0)
            return;
        await ExecuteAsync(TimelineSql.RaiseVersions, known.Select(plan => plan.Id).ToArray());
        await ExecuteAsync(TimelineSql.EndEffects, known.SelectMany(plan => plan.EndedEffects).Select(effect => effect.RowId).ToArray(), instant);
        await ExecuteAsync(
            TimelineSql.EndVersions,
            difference.EndedVersions.Select(ended => ended.OrganizationId).ToArray(),
            difference.EndedVersions.Select(ended => ended.From).ToArray(),
            instant);
        await ExecuteAsync(
            TimelineSql.EndCodes,
            difference.EndedCodes.Select(ended => ended.OrganizationId).ToArray(),
            difference.EndedCodes.Select(ended => (short)ended.Scheme).ToArray(),
            difference.EndedCodes.Select(ended => ended.From).ToArray(),
            instant);
    }

    // The first value by itself: the only one, an array of text, would be taken for the list of all values.
    private async Task ExecuteAsync(string sql, object first, params object[] others)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)WriteScope.CommandTime.TotalSeconds };
        foreach (var value in others.Prepend(first))
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
