using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Features.Imports;

/// <summary>An import whose stream has been read to its end.</summary>
/// <typeparam name="TRow">A row that could be read.</typeparam>
/// <param name="Header">Its header.</param>
/// <param name="Rows">The rows that could be read, in their order.</param>
/// <param name="Faults">Why the others could not; what is found wrong later is added.</param>
internal sealed record ReadImport<TRow>(ImportHeader Header, IReadOnlyList<TRow> Rows, ImportFaults Faults);
