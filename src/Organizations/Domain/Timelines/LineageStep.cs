using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>One organization takes over from another.</summary>
/// <param name="PredecessorId">Id of who gives.</param>
/// <param name="SuccessorId">Id of who takes.</param>
/// <param name="Day">The day.</param>
/// <param name="Extent">Whether all of the predecessor goes there, or a part.</param>
internal sealed record LineageStep(string PredecessorId, string SuccessorId, DateOnly Day, LineageExtent Extent);
