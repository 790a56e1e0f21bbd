using AnTq.Organizations.V1;

namespace AnTq.Cli.Register;

/// <summary>A row of a file of the register.</summary>
/// <param name="Number">Number of its first line in the file, counted from 1, the header included.</param>
/// <param name="Fields">Its fields by column.</param>
internal sealed record RegisterRow(int Number, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field of a column.</summary>
    public string this[string column] => Fields[column];

    /// <summary>The level that a field names: 1 province, 2 district, 3 commune. What names none is left for the service to refuse.</summary>
    public AdministrativeLevel Level(string column) => this[column] switch
    {
        "1" => AdministrativeLevel.Province,
        "2" => AdministrativeLevel.District,
        "3" => AdministrativeLevel.Commune,
        _ => AdministrativeLevel.Unspecified,
    };
}
