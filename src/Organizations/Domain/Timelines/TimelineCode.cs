using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>A code that an organization holds between two days.</summary>
/// <param name="Valid">The days.</param>
/// <param name="Scheme">Who issued it.</param>
/// <param name="Code">The code.</param>
internal sealed record TimelineCode(Validity Valid, CodeScheme Scheme, string Code);
