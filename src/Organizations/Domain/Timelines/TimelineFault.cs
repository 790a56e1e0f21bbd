namespace AnTq.Organizations.Domain;

/// <summary>An effect that can't be: what is wrong with it, when, and whose it is.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Day">The effect's day.</param>
/// <param name="ChangeId">Id of the change that it is an effect of.</param>
internal sealed record TimelineFault(TimelineFaultKind Kind, DateOnly Day, string ChangeId);
