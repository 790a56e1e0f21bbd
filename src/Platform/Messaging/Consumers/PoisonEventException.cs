namespace AnTq.Platform.Messaging;

/// <summary>
/// An event that can never be handled, however often it is tried: it is set aside at once. A reaction throws it for data that it
/// cannot make sense of.
/// </summary>
/// <param name="message">What is wrong, without personal data.</param>
/// <param name="cause">What was thrown underneath.</param>
public sealed class PoisonEventException(string message, Exception? cause = null) : Exception(message, cause);
