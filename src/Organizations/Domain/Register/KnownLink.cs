using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain.Register;

/// <summary>A link that is recorded.</summary>
internal sealed class KnownLink
{
    /// <summary>Number of its row.</summary>
    public long RowId { get; init; }

    /// <summary>Id of who gave.</summary>
    public required string PredecessorId { get; init; }

    /// <summary>Id of who took.</summary>
    public required string SuccessorId { get; init; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Whether all of it went there, or a part.</summary>
    public LineageExtent Extent { get; init; }
}
