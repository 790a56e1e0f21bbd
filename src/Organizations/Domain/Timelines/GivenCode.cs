using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>A code that an organization gets.</summary>
/// <param name="Scheme">Who issues it.</param>
/// <param name="Code">The code; null takes the scheme's code away.</param>
internal readonly record struct GivenCode(CodeScheme Scheme, string? Code);
