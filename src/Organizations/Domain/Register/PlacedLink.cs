namespace AnTq.Organizations.Domain.Register;

/// <summary>A row of lineage with the units that bear its codes.</summary>
/// <param name="Row">The row.</param>
/// <param name="PredecessorId">Id of the unit that bore the predecessor's code on the day before; null when none did.</param>
/// <param name="SuccessorId">Id of the unit that bears the successor's code on the day; null when none does.</param>
internal sealed record PlacedLink(LinkRow Row, string? PredecessorId, string? SuccessorId);
