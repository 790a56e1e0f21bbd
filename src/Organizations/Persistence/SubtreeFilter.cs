namespace AnTq.Organizations.Persistence;

/// <summary>Which part of the tree is read. The lists choose what is told, not how deep is looked; empty ones do not limit.</summary>
/// <param name="Id">The organization at the top, in force on the day; null for all trees.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Kinds">Only these kinds, by their numbers in the contract.</param>
/// <param name="Levels">Only these levels, by their numbers in the contract.</param>
internal sealed record SubtreeFilter(string? Id, DateOnly AsOf, IReadOnlyList<short> Kinds, IReadOnlyList<short> Levels);
