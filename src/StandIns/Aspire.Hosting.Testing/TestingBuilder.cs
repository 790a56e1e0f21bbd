using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

internal sealed class TestingBuilder(AppHostContext context) : IDistributedApplicationTestingBuilder
{
    private readonly AppHostBuilder _builder = new(context);

    public ConfigurationManager Configuration => _builder.Configuration;

    public IHostEnvironment Environment => _builder.Environment;

    public IResourceCollection Resources => _builder.Resources;

    AppHostContext IDistributedApplicationBuilder.Context => context;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, _builder.AddResource(resource).Resource);

    /// <summary>The entry point's call: it stops there, and the test goes on by <see cref="BuildAsync"/>.</summary>
    public DistributedApplication Build() => throw new ModelCompleteException();

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) => Task.FromResult(_builder.Build());

    public void Dispose() => context.HeldLock!.Dispose();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
