namespace AnTq.Organizations.Domain;

/// <summary>Who bears a code between two days.</summary>
/// <param name="OrganizationId">Id of the bearer.</param>
/// <param name="Valid">The days.</param>
internal sealed record Bearer(string OrganizationId, Validity Valid);
