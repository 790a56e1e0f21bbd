using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

public class DistributedApplication : IAsyncDisposable, IDisposable
{
    private readonly AppHostContext _context;
    private readonly Suite _suite;
    private readonly ServiceProvider _services;

    internal DistributedApplication(AppHostContext context, IResourceCollection resources)
    {
        var model = new DistributedApplicationModel(resources);
        _context = context;
        _suite = new Suite(context, model, ResourceNotifications);
        _services = new ServiceCollection().AddSingleton(model).AddSingleton(ResourceNotifications).BuildServiceProvider();
    }

    public IServiceProvider Services => _services;

    public ResourceNotificationService ResourceNotifications { get; } = new();

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        BuilderInterception.Current?.CreateBuilder(args)
        ?? new AppHostBuilder(AppHostContext.ForTerminal(Assembly.GetEntryAssembly()!, args));

    /// <summary>Runs until a signal asks for the end. A failure to start sets the process's exit code to 1.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <inheritdoc cref="Run"/>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await (_context.Arguments.Wipe ? _suite.WipeAsync() : RunUntilAskedToEndAsync(cancellationToken));
        }
        catch (DistributedApplicationException failure)
        {
            _context.Console.WriteLine(failure.Message);
            Environment.ExitCode = 1;
        }
    }

    public virtual Task StartAsync(CancellationToken cancellationToken = default) => _suite.StartAsync(cancellationToken);

    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _suite.StopAsync().WaitAsync(cancellationToken);

    public virtual async ValueTask DisposeAsync()
    {
        await _suite.DisposeAsync();
        await _services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public virtual void Dispose()
    {
        _suite.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _services.Dispose();
        GC.SuppressFinalize(this);
    }

    internal IResource FindResource(string name) =>
        Services.GetRequiredService<DistributedApplicationModel>().Resources.FirstOrDefault(resource => resource.Name == name)
        ?? throw new DistributedApplicationException($"There is no resource named '{name}'.");

    private async Task RunUntilAskedToEndAsync(CancellationToken cancellation)
    {
        using var asked = new EndSignals(cancellation);
        try
        {
            await _suite.StartAsync(asked.Token);
            await asked.WaitAsync();
        }
        catch (OperationCanceledException) when (asked.Token.IsCancellationRequested)
        {
            // Asked to end while starting.
        }
        finally
        {
            await _suite.StopAsync();
        }
    }
}
