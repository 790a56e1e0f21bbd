namespace Grpc.Core;

/// <summary>Named by signatures that the genuine server and the generated clients bind to; the suite propagates through the client factory.</summary>
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
