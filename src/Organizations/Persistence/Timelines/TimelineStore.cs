using System.Text.Json;
using AnTq.Organizations.Domain;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>Reads and writes timelines of organizations in a transaction, with as many statements for one as for thousands.</summary>
internal static class TimelineStore
{
    /// <summary>Reads the organizations that exist among the ids, with the known effects on them.</summary>
    public static async Task<IReadOnlyDictionary<string, KnownOrganization>> LoadAsync(WriteScope scope, IEnumerable<string> ids)
    {
        var rows = await scope.QueryAsync<EffectRow>(TimelineSql.Load, new { Ids = ids.Distinct().ToArray() });
        return rows.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => Known([.. rows]), StringComparer.Ordinal);
    }

    /// <summary>
    /// Collects the writes of a change and the notice to all copies. What no longer holds is ended before what holds is added: the
    /// constraints look at each statement.
    /// </summary>
    public static void Write(WriteScope scope, TimelineWrite write)
    {
        WriteOrganizations(scope, write);
        WriteEffects(scope, write);
        WriteLineage(scope, write);
        WriteVersions(scope, write.Difference, write.RecordedAt);
        WriteCodes(scope, write.Difference, write.RecordedAt);
        ChangeNotice.Send(scope, [.. write.NewOrganizations.Select(each => each.Id), .. write.ChangedOrganizations]);
    }

    private static KnownOrganization Known(List<EffectRow> rows)
    {
        var first = rows[0];
        var effects = rows.Select(row => row.ToEffect()).OfType<OrganizationEffect>();
        return new KnownOrganization(first.Id, first.Label, first.Version, first.CreatedAt, [.. effects]);
    }

    private static void WriteOrganizations(WriteScope scope, TimelineWrite write)
    {
        if (write.NewOrganizations.Count > 0)
            scope.Execute(
                TimelineSql.AddOrganizations,
                write.NewOrganizations.Select(each => each.Id).ToArray(),
                write.NewOrganizations.Select(each => each.Label).ToArray(),
                write.RecordedAt);
        // As an object: an array of strings alone would be taken for one parameter each.
        if (write.ChangedOrganizations.Count > 0)
            scope.Execute(TimelineSql.RaiseVersions, (object)write.ChangedOrganizations.ToArray());
    }

    private static void WriteEffects(WriteScope scope, TimelineWrite write)
    {
        if (write.EndedEffects.Count > 0)
            scope.Execute(TimelineSql.EndEffects, write.EndedEffects.ToArray(), write.RecordedAt);
        if (write.NewEffects.Count > 0)
            scope.Execute(TimelineSql.AddEffects, JsonSerializer.Serialize(write.NewEffects.Select(Row)), write.ChangeId, write.RecordedAt);
    }

    private static object Row(OrganizationEffect effect) => new
    {
        organization_id = effect.OrganizationId,
        effective_date = effect.Day,
        place = effect.Place,
        starts = effect.Starts,
        ends = effect.Ends,
        name = effect.Name,
        kind = (short?)effect.Kind,
        level = (short?)effect.Level,
        type = (short?)effect.Type,
        sets_parent = effect.SetsParent,
        parent_id = effect.ParentId,
        code_schemes = effect.Codes.Select(given => (short)given.Scheme),
        codes = effect.Codes.Select(given => given.Code),
    };

    private static void WriteLineage(WriteScope scope, TimelineWrite write)
    {
        if (write.EndsLineage)
            scope.Execute(TimelineSql.EndLineage, write.ChangeId, write.RecordedAt);
        if (write.NewLineage.Count > 0)
            scope.Execute(
                TimelineSql.AddLineage,
                write.NewLineage.Select(step => step.PredecessorId).ToArray(),
                write.NewLineage.Select(step => step.SuccessorId).ToArray(),
                write.NewLineage.Select(step => step.Day).ToArray(),
                write.NewLineage.Select(step => (short)step.Extent).ToArray(),
                write.ChangeId,
                write.RecordedAt);
    }

    private static void WriteVersions(WriteScope scope, TimelineDifference difference, DateTimeOffset recordedAt)
    {
        if (difference.EndedVersions.Count > 0)
            scope.Execute(
                TimelineSql.EndVersions,
                difference.EndedVersions.Select(ended => ended.OrganizationId).ToArray(),
                difference.EndedVersions.Select(ended => ended.From).ToArray(),
                recordedAt);
        var added = difference.NewVersions;
        if (added.Count > 0)
            scope.Execute(
                TimelineSql.AddVersions,
                added.Select(each => each.OrganizationId).ToArray(),
                added.Select(each => each.Version.Valid.From).ToArray(),
                added.Select(each => each.Version.Valid.To).ToArray(),
                added.Select(each => each.Version.State.Name).ToArray(),
                added.Select(each => (short)each.Version.State.Kind).ToArray(),
                added.Select(each => (short)each.Version.State.Level).ToArray(),
                added.Select(each => (short)each.Version.State.Type).ToArray(),
                added.Select(each => each.Version.State.ParentId).ToArray(),
                recordedAt);
    }

    private static void WriteCodes(WriteScope scope, TimelineDifference difference, DateTimeOffset recordedAt)
    {
        if (difference.EndedCodes.Count > 0)
            scope.Execute(
                TimelineSql.EndCodes,
                difference.EndedCodes.Select(ended => ended.OrganizationId).ToArray(),
                difference.EndedCodes.Select(ended => (short)ended.Scheme).ToArray(),
                difference.EndedCodes.Select(ended => ended.From).ToArray(),
                recordedAt);
        var added = difference.NewCodes;
        if (added.Count > 0)
            scope.Execute(
                TimelineSql.AddCodes,
                added.Select(each => each.OrganizationId).ToArray(),
                added.Select(each => (short)each.Code.Scheme).ToArray(),
                added.Select(each => each.Code.Code).ToArray(),
                added.Select(each => each.Code.Valid.From).ToArray(),
                added.Select(each => each.Code.Valid.To).ToArray(),
                recordedAt);
    }
}
