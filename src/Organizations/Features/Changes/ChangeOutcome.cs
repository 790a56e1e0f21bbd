using AnTq.Organizations.Domain;

namespace AnTq.Organizations.Features;

/// <summary>What a change has come to.</summary>
/// <param name="Tree">The organizations with it.</param>
/// <param name="Affected">Ids of the organizations that it changes, and of those that take over from others, in order.</param>
/// <param name="Created">Ids of those that it registers.</param>
internal sealed record ChangeOutcome(ChangedTree Tree, IReadOnlyList<string> Affected, IReadOnlyCollection<string> Created);
