using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>
/// All that is held to be true of one organization over its days. It follows from the known effects on it and from nothing else.
/// </summary>
/// <param name="Versions">Its versions, the oldest first, without gaps; none when nothing is held to have existed.</param>
/// <param name="Codes">The codes that it holds, by scheme and day.</param>
/// <param name="Faults">Effects that can't be. With any of them there are neither versions nor codes.</param>
internal sealed record Timeline(
    IReadOnlyList<TimelineVersion> Versions, IReadOnlyList<TimelineCode> Codes, IReadOnlyList<TimelineFault> Faults)
{
    /// <summary>The timeline of what never existed.</summary>
    public static readonly Timeline Empty = new([], [], []);

    /// <summary>The days on which the organization exists; null when it never does.</summary>
    public Validity? Existence => Versions.Count == 0 ? null : new Validity(Versions[0].Valid.From, Versions[^1].Valid.To);

    /// <summary>What holds from when to when, codes included, the oldest first.</summary>
    public IEnumerable<VersionPart> Parts => VersionPart.Of(Versions, Codes);

    /// <summary>What the effects on one organization make of it, in whatever order they are given.</summary>
    public static Timeline Fold(IEnumerable<OrganizationEffect> effects)
    {
        var ordered = InOrder(effects).ToList();
        if (ordered.Count == 0)
            return Empty;
        var faults = FaultsOf(ordered).ToList();
        if (faults.Count > 0)
            return new Timeline([], [], faults);
        var fold = new TimelineFold();
        foreach (var day in ordered.GroupBy(effect => effect.Day))
            fold.Pass(day.Key, day);
        return fold.Close();
    }

    /// <summary>
    /// Effects on one organization in the order in which they hold. On one day the start comes first and the end last: what else happens
    /// on the day of the end has no day left to hold on.
    /// </summary>
    public static IEnumerable<OrganizationEffect> InOrder(IEnumerable<OrganizationEffect> effects) => effects
        .OrderBy(effect => effect.Day).ThenByDescending(effect => effect.Starts).ThenBy(effect => effect.Ends).ThenBy(effect => effect.Place);

    /// <summary>What holds on a day; null when the organization is not in force.</summary>
    public OrganizationState? StateOn(DateOnly day) => Versions.FirstOrDefault(version => version.Valid.Includes(day))?.State;

    /// <summary>The codes held on a day, by scheme.</summary>
    public IEnumerable<TimelineCode> CodesOn(DateOnly day) => Codes.Where(code => code.Valid.Includes(day));

    /// <summary>The first day on which two timelines differ; null when they are the same.</summary>
    public static DateOnly? FirstDifference(Timeline one, Timeline other)
    {
        var days = one.Parts.Concat(other.Parts)
            .SelectMany(part => new[] { part.Valid.From, part.Valid.To ?? DateOnly.MaxValue }).Distinct().Order();
        foreach (var day in days)
            if (one.StateOn(day) != other.StateOn(day) || !Held(one, day).SequenceEqual(Held(other, day)))
                return day;
        return null;
    }

    private static IEnumerable<(CodeScheme Scheme, string Code)> Held(Timeline timeline, DateOnly day) =>
        timeline.CodesOn(day).Select(code => (code.Scheme, code.Code)).Order();

    private static IEnumerable<TimelineFault> FaultsOf(List<OrganizationEffect> ordered)
    {
        var start = ordered.Find(effect => effect.Starts);
        var end = ordered.Find(effect => effect.Ends);
        foreach (var effect in ordered)
        {
            if (FaultOf(effect, start, end) is { } kind)
                yield return new TimelineFault(kind, effect.Day, effect.ChangeId);
        }
    }

    private static TimelineFaultKind? FaultOf(OrganizationEffect effect, OrganizationEffect? start, OrganizationEffect? end)
    {
        if (start is null || effect.Day < start.Day)
            return TimelineFaultKind.BeforeItStarts;
        if (effect.Starts)
            return ReferenceEquals(effect, start) ? null : TimelineFaultKind.StartsAgain;
        if (ReferenceEquals(effect, end) && effect.Day == start.Day)
            return TimelineFaultKind.EndsOnItsFirstDay;
        return end is not null && (effect.Day > end.Day || (effect.Ends && !ReferenceEquals(effect, end))) ? TimelineFaultKind.AfterItEnds : null;
    }
}
