namespace Aspire.Hosting.Testing;

/// <summary>Leaves an AppHost's entry point where it would build and run what it has described.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught in this assembly only.
internal sealed class ModelCompleteException : Exception;
#pragma warning restore CA1032, CA1064
