namespace AnTq.Platform.Messaging;

/// <summary>The broker could not be reached, did not let the caller in, or broke off.</summary>
/// <param name="cause">What its client says.</param>
public sealed class BrokerFailureException(Exception cause) : Exception(cause.Message, cause);
