using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Features.Imports;

/// <summary>What an import is called and what it answers.</summary>
internal static class ImportReports
{
    /// <summary>Id of the change that an import is recorded as.</summary>
    /// <remarks>Not of the request's: callers, and calls of both kinds, may use one request id each for themselves.</remarks>
    public static string NewChangeId(Mutation mutation) => $"import-{Guid.CreateVersion7(mutation.Now)}";

    /// <summary>The answer.</summary>
    /// <param name="header">The import's header.</param>
    /// <param name="unchanged">Rows that say what is recorded already.</param>
    /// <param name="faults">What is wrong with others.</param>
    public static ImportReport Of(ImportHeader header, int unchanged, ImportFaults faults) => new()
    {
        RowsRead = header.RowCount,
        RowsAccepted = header.RowCount - unchanged - faults.Rows,
        RowsUnchanged = unchanged,
        RowsRefused = faults.Rows,
        Faults = { faults.First },
        Imported = !header.ValidateOnly && unchanged < header.RowCount && faults.Rows == 0,
    };
}
