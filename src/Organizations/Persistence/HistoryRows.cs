using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using Npgsql;

namespace AnTq.Organizations.Persistence;

/// <summary>Puts the histories of organizations together out of the rows of their four tables.</summary>
internal sealed class HistoryRows
{
    private readonly List<OrganizationHistory> organizations = [];
    private readonly Dictionary<string, List<TimelineVersion>> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TimelineCode>> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LineageStep>> predecessors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LineageStep>> successors = new(StringComparer.Ordinal);

    // Ids and names occur in many rows; each is kept once.
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The histories of what has been added, by id.</summary>
    public IReadOnlyList<OrganizationHistory> ToHistories() =>
    [
        .. organizations.Select(organization => organization with
        {
            Versions = Of(versions, organization.Id),
            Codes = Of(codes, organization.Id),
            Predecessors = Of(predecessors, organization.Id),
            Successors = Of(successors, organization.Id),
        }),
    ];

    /// <summary>Adds a row of <see cref="HistorySql.Organizations"/>.</summary>
    public void AddOrganization(NpgsqlDataReader row) => organizations.Add(new OrganizationHistory(
        Text(row, 0), row.GetString(1), row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(3)));

    /// <summary>Adds a row of <see cref="HistorySql.Versions"/>.</summary>
    public void AddVersion(NpgsqlDataReader row) => Add(versions, Text(row, 0), new TimelineVersion(Days(row), new OrganizationState(
        Text(row, 3),
        (OrganizationKind)row.GetInt16(4),
        (AdministrativeLevel)row.GetInt16(5),
        (AdministrativeUnitType)row.GetInt16(6),
        row.IsDBNull(7) ? null : Text(row, 7))));

    /// <summary>Adds a row of <see cref="HistorySql.Codes"/>.</summary>
    public void AddCode(NpgsqlDataReader row) =>
        Add(codes, Text(row, 0), new TimelineCode(Days(row), (CodeScheme)row.GetInt16(3), Text(row, 4)));

    /// <summary>Adds a row of <see cref="HistorySql.Steps"/>.</summary>
    public void AddStep(NpgsqlDataReader row)
    {
        var step = ReadStep(row);
        Add(successors, step.PredecessorId, step);
        Add(predecessors, step.SuccessorId, step);
    }

    private LineageStep ReadStep(NpgsqlDataReader row) =>
        new(Text(row, 0), Text(row, 1), row.GetFieldValue<DateOnly>(2), (LineageExtent)row.GetInt16(3));

    private static Validity Days(NpgsqlDataReader row) =>
        new(row.GetFieldValue<DateOnly>(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2));

    private string Text(NpgsqlDataReader row, int column)
    {
        var text = row.GetString(column);
        if (texts.TryGetValue(text, out var kept))
            return kept;
        texts.Add(text, text);
        return text;
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string id, T item)
    {
        if (!lists.TryGetValue(id, out var list))
            lists.Add(id, list = []);
        list.Add(item);
    }

    private static T[] Of<T>(Dictionary<string, List<T>> lists, string id) => lists.TryGetValue(id, out var list) ? [.. list] : [];
}
