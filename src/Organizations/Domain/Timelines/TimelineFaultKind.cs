namespace AnTq.Organizations.Domain;

/// <summary>What can be wrong with the effects on one organization. It exists once, from one day to another, without a gap.</summary>
internal enum TimelineFaultKind
{
    /// <summary>The organization does not exist yet on that day, or never.</summary>
    BeforeItStarts,

    /// <summary>The organization has started before.</summary>
    StartsAgain,

    /// <summary>The organization has ended before.</summary>
    AfterItEnds,

    /// <summary>The organization would end on its first day, and so never have existed.</summary>
    EndsOnItsFirstDay,
}
