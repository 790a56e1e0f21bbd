namespace AnTq.Platform.Messaging;

/// <summary>A message that can never be handled, however often it is tried: set aside at once.</summary>
internal sealed class PoisonEventException(string message, Exception? cause = null) : Exception(message, cause);
