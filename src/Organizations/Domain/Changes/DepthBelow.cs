namespace AnTq.Organizations.Domain;

/// <summary>That others stand some levels below an organization.</summary>
/// <param name="Levels">How many levels below; 1 for what is directly below it.</param>
/// <param name="Days">The first and the last of the days on which some do. On days between them perhaps nobody does.</param>
internal sealed record DepthBelow(int Levels, Validity Days);
