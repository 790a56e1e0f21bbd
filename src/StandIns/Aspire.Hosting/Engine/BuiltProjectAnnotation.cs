using System.Reflection;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>The assembly that a referenced project was built to.</summary>
internal sealed record BuiltProjectAnnotation(string AssemblyPath) : IResourceAnnotation
{
    /// <summary>Read off the AppHost's assembly, where ProjectMetadata.targets has noted it under the class's name.</summary>
    public static BuiltProjectAnnotation Of(Type metadata) =>
        new(metadata.Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == metadata.FullName)
            .Value!);
}
