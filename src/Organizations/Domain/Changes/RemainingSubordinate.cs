namespace AnTq.Organizations.Domain;

/// <summary>An organization that would be left below another on days on which that one is not in force.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ChangeId">Id of the change that put it there; null when it stands there on the day of the change at hand.</param>
internal sealed record RemainingSubordinate(string Id, string Name, string? ChangeId);
