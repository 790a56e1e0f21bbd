using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>The value is asked for when the resource starts: ports and secrets are known then.</summary>
internal sealed record EnvironmentVariableAnnotation(string Name, Func<string> Value) : IResourceAnnotation;
