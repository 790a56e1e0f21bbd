using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain.Register;

/// <summary>A row of an import that could be read.</summary>
/// <param name="Number">Its number in its file.</param>
/// <param name="Key">The unit's level and code.</param>
/// <param name="Name">Its name in NFC.</param>
/// <param name="Type">What the law calls it.</param>
/// <param name="Parent">The unit above it; null for provinces.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day on which it no longer holds; <see cref="DateOnly.MaxValue"/> while no end is known.</param>
/// <param name="BeginsUnit">Whether a new unit begins here, whoever bore the code before.</param>
internal sealed record VersionRow(
    int Number, UnitKey Key, string Name, AdministrativeUnitType Type, UnitKey? Parent, DateOnly From, DateOnly To, bool BeginsUnit);
