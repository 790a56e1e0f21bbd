namespace AnTq.Architecture.Tests.Violations;

/// <summary>The only implementation.</summary>
internal sealed class Single : ISingle;
