using AnTq.Architecture.Tests.Code;

namespace AnTq.Architecture.Tests.Rules;

/// <summary>An interface with a single implementation says everything twice.</summary>
internal static class InterfaceRules
{
    /// <summary>What the platform calls in each service: it has as many implementations as services need.</summary>
    private static readonly string[] _calledBack = ["AnTq.Platform.Messaging.IEventHandler`1"];

    public static IEnumerable<string> SingleImplementations(IReadOnlyCollection<CodeAssembly> assemblies)
    {
        var types = assemblies.SelectMany(assembly => assembly.Types).ToList();
        var implementations = types.SelectMany(type => type.Interfaces).CountBy(name => name).ToDictionary();
        return types.Where(type => type.IsInterface && !_calledBack.Contains(type.FullName) && implementations.GetValueOrDefault(type.FullName) < 2)
            .Select(type => $"{type.FullName} has {implementations.GetValueOrDefault(type.FullName)} implementations");
    }
}
