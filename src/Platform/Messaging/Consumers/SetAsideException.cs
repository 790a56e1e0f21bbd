namespace AnTq.Platform.Messaging;

/// <summary>A message has been tried often enough and goes to the error queue.</summary>
internal sealed class SetAsideException(string message, Exception cause) : Exception(message, cause);
