using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain.Register;

/// <summary>By what a register names a unit on a day. Over time one key names several units, one after another.</summary>
/// <param name="Level">Province, district or commune.</param>
/// <param name="Code">Code of the statistics office.</param>
internal readonly record struct UnitKey(AdministrativeLevel Level, string Code)
{
    /// <summary>The key of a code whose number of digits says its level; null for a code of another form.</summary>
    public static UnitKey? OfCode(string code) => code.All(char.IsAsciiDigit)
        ? code.Length switch
        {
            2 => new(AdministrativeLevel.Province, code),
            3 => new(AdministrativeLevel.District, code),
            5 => new(AdministrativeLevel.Commune, code),
            _ => null,
        }
        : null;

    /// <summary>As people read it.</summary>
    public override string ToString() => Code;
}
