namespace AnTq.Organizations.Domain;

/// <summary>What is held to be true of an organization between two days.</summary>
/// <param name="Valid">The days.</param>
/// <param name="State">What holds on them.</param>
internal sealed record TimelineVersion(Validity Valid, OrganizationState State);
