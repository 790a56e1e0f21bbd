using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    /// <summary>
    /// The value comes from the configuration (<c>Parameters:name</c>, or with _ for -), then from what was kept of an earlier start,
    /// then from the default.
    /// </summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        var context = builder.Context;
        return builder.AddResource(new ParameterResource(name, Read, secret));

        string Read() =>
            context.Configuration[$"Parameters:{name}"]
            ?? context.Configuration[$"Parameters:{name.Replace('-', '_')}"]
            ?? (persist ? context.State.Parameters.ReadOrKeep(name, value.GetDefaultValue) : value.GetDefaultValue());
    }
}
