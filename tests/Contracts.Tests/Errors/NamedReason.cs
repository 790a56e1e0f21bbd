using System.Reflection;
using AnTq.Platform.Errors;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Errors;

/// <summary>A reason to refuse a call, and who gives it.</summary>
/// <param name="Owner">The service's name, or "platform" for what every service shares.</param>
/// <param name="Reason">The reason as it is declared.</param>
internal sealed record NamedReason(string Owner, ErrorReason Reason)
{
    public const string Shared = "platform";

    private static readonly Lazy<IReadOnlyList<NamedReason>> _declared = new(() => [.. Assemblies().SelectMany(DeclaredIn)]);

    /// <summary>All that the platform and the services declare.</summary>
    public static IReadOnlyList<NamedReason> Declared => _declared.Value;

    /// <summary>The service to which a call belongs: antq.awards.v1 → awards.</summary>
    public static string OwnerOf(MethodDescriptor method) => method.File.Package.Split('.')[1];

    public static IEnumerable<NamedReason> DeclaredIn(Assembly assembly) =>
        from type in assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(ErrorReason)
        select new NamedReason(assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant(), (ErrorReason)field.GetValue(null)!);

    private static IEnumerable<Assembly> Assemblies() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "AnTq.*.dll").Order(StringComparer.Ordinal)
            .Select(Path.GetFileNameWithoutExtension).Where(name => !name!.EndsWith(".Tests", StringComparison.Ordinal))
            .Select(name => Assembly.Load(name!));
}
