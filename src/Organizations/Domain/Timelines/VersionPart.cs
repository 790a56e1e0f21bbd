namespace AnTq.Organizations.Domain;

/// <summary>Days between which neither what an organization is nor its codes changed.</summary>
/// <param name="Valid">The days.</param>
/// <param name="State">What it is.</param>
/// <param name="Codes">Its codes, by scheme.</param>
internal sealed record VersionPart(Validity Valid, OrganizationState State, IReadOnlyList<TimelineCode> Codes)
{
    /// <summary>Divides versions of an organization where its codes change.</summary>
    /// <param name="versions">The versions, the oldest first.</param>
    /// <param name="codes">Its codes.</param>
    public static IEnumerable<VersionPart> Of(IReadOnlyList<TimelineVersion> versions, IReadOnlyList<TimelineCode> codes) =>
        versions.SelectMany(version =>
        {
            var starts = codes
                .SelectMany(code => new[] { code.Valid.From, code.Valid.To ?? version.Valid.From })
                .Where(day => day > version.Valid.From && version.Valid.Includes(day))
                .Append(version.Valid.From)
                .Distinct()
                .Order()
                .ToList();
            return starts.Select((from, index) => new VersionPart(
                new Validity(from, index + 1 < starts.Count ? starts[index + 1] : version.Valid.To),
                version.State,
                [.. codes.Where(code => code.Valid.Includes(from)).OrderBy(code => code.Scheme)]));
        });
}
