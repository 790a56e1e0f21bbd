using AnTq.Awards.Domain;

namespace AnTq.Awards.Features;

/// <summary>An organization that a record names, and the day on which it is asked for.</summary>
/// <param name="Id">Id of the organization.</param>
/// <param name="Day">The achievement span's last day.</param>
/// <param name="Field">Path of the field that names it.</param>
internal sealed record OrganizationReference(string Id, DateOnly Day, string Field)
{
    /// <summary>All organizations that the records of a request name.</summary>
    public static IEnumerable<OrganizationReference> In(IReadOnlyList<AwardRecord> records) =>
        records.SelectMany((record, index) => In(record, AwardReading.Field(index)));

    private static IEnumerable<OrganizationReference> In(AwardRecord record, string field)
    {
        yield return new(record.OrganizationId, record.Span.End, $"{field}.organization");
        foreach (var named in In(record.Collectives, record.Span.End, $"{field}.collectives"))
            yield return named;
        foreach (var named in In(record.Individuals, record.Span.End, $"{field}.individuals"))
            yield return named;
    }

    private static IEnumerable<OrganizationReference> In(Recipients recipients, DateOnly day, string field)
    {
        for (var index = 0; index < recipients.Names.Count; index++)
        {
            if (recipients.Names[index].OrganizationId is { } id)
                yield return new(id, day, $"{field}.named.recipients[{index}].organization");
        }
    }
}
