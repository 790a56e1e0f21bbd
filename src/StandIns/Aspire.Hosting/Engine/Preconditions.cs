using AnTq.NativeServers;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>Whether everything is there that a suite starts.</summary>
internal sealed class Preconditions(DistributedApplicationModel model)
{
    /// <exception cref="DistributedApplicationException">One line for each thing that is missing.</exception>
    public void Require()
    {
        var missing = MissingServers().Concat(MissingBuilds()).ToList();
        if (missing.Count > 0)
        {
            throw new DistributedApplicationException(string.Join('\n', missing));
        }
    }

    private IEnumerable<string> MissingServers()
    {
        foreach (var server in model.Resources.SelectMany(resource => resource.Annotations.OfType<NativeServerAnnotation>()))
        {
            string? missing = null;
            try
            {
                server.RequireInstalled();
            }
            catch (MissingServerException failure)
            {
                missing = failure.Message;
            }

            if (missing is not null)
            {
                yield return missing;
            }
        }
    }

    private IEnumerable<string> MissingBuilds() =>
        from resource in model.Resources
        from built in resource.Annotations.OfType<BuiltProjectAnnotation>()
        where !File.Exists(built.AssemblyPath)
        select $"{resource.Name} has not been built: {built.AssemblyPath} is missing";
}
