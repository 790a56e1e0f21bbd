namespace Grpc.Net.ClientFactory;

/// <summary>Which names are taken by which client types.</summary>
internal sealed class RegisteredClients
{
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    internal void Add(Type type, string name)
    {
        if (_types.TryGetValue(name, out var taken) && taken != type)
        {
            throw new InvalidOperationException(
                $"The name '{name}' is taken by the gRPC client '{taken}'; give '{type}' a name of its own: AddGrpcClient(name).");
        }
        _types[name] = type;
    }

    internal bool Contains(Type type, string name) => _types.GetValueOrDefault(name) == type;

    internal bool Contains(string name) => _types.ContainsKey(name);
}
