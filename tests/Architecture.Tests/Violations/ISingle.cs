namespace AnTq.Architecture.Tests.Violations;

/// <summary>Implemented once.</summary>
internal interface ISingle;
