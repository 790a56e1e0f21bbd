namespace Grpc.Core;

/// <summary>Named by signatures that the genuine server binds to; the suite propagates through the client factory.</summary>
public class ContextPropagationOptions
{
    internal ContextPropagationOptions()
    {
    }
}

/// <summary>See <see cref="ContextPropagationOptions"/>.</summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}
