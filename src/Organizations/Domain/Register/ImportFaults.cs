using AnTq.Organizations.V1;
using AnTq.Platform.Errors;

namespace AnTq.Organizations.Domain.Register;

/// <summary>Why rows of an import can't be taken: the first 1,000 faults in words, and exactly how many rows have one.</summary>
internal sealed class ImportFaults
{
    private const int Told = 1_000;
    private readonly List<ImportFault> first = [];
    private readonly HashSet<int> rows = [];

    /// <summary>Number of rows with a fault.</summary>
    public int Rows => rows.Count;

    /// <summary>The first faults, by row.</summary>
    public IEnumerable<ImportFault> First => first.OrderBy(fault => fault.RowNumber);

    /// <summary>Whether a row has a fault.</summary>
    public bool Has(int row) => rows.Contains(row);

    /// <summary>Notes a fault.</summary>
    /// <param name="row">Number of the row in its file.</param>
    /// <param name="field">The field, by its name in the contract.</param>
    /// <param name="reason">Stable reason, one of <see cref="ImportReasons"/>.</param>
    /// <param name="text">What is wrong, and what would be right.</param>
    public void Add(int row, string field, string reason, LocalizedText text)
    {
        rows.Add(row);
        if (first.Count < Told)
            first.Add(new ImportFault
            {
                RowNumber = row, Field = field, Reason = reason, MessageVi = text.Vietnamese, MessageEn = text.English,
            });
    }
}
