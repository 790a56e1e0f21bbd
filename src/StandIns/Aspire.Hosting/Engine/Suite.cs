using AnTq.NativeServers;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>Runs a model: native servers first as far as projects wait for them, and everything's end in the opposite order.</summary>
internal sealed class Suite(AppHostContext context, DistributedApplicationModel model, ResourceNotificationService states)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _projectsEnd = new();
    private readonly CancellationTokenSource _serversEnd = new();
    private readonly List<Task> _projects = [];
    private readonly List<Task> _servers = [];
    private readonly ServerData _data = new(context.State, model);
    private readonly EndpointsFile _endpoints = new(context.State.EndpointsFile, model);
    private Task _report = Task.CompletedTask;
    private StateLock? _lock;

    /// <summary>Returns when everything is on its way; what becomes of it shows in the states.</summary>
    /// <exception cref="DistributedApplicationException">Another suite runs on the folder, or something is missing.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _lock = context.HeldLock ?? await StateLock.TakeAsync(context.State, cancellation);
        new Preconditions(model).Require();
        await Leftovers.EndAsync(context.State, context.Console);
        cancellation.ThrowIfCancellationRequested();
        if (context.HeldLock is null)
        {
            _data.DeleteUnkept();
        }
        else
        {
            // A test that was killed could not: its data would be this one's.
            Wipe();
            context.State.Create();
        }

        foreach (var endpoint in model.Resources.SelectMany(resource => resource.Endpoints()))
        {
            endpoint.Port = FreePorts.Next();
        }

        _endpoints.Write(healthy: false);
        Supervise();
    }

    /// <summary>Ends the projects, then the servers. May be called again.</summary>
    public async Task StopAsync()
    {
        await _projectsEnd.CancelAsync();
        await Task.WhenAll(_projects);
        await _serversEnd.CancelAsync();
        await Task.WhenAll(_servers);
        await _report.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_lock is not null)
        {
            _endpoints.Delete();
            if (context.HeldLock is not null)
            {
                Wipe();
            }

            _lock.Dispose();
            _lock = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _projectsEnd.Dispose();
        _serversEnd.Dispose();
    }

    /// <summary>Deletes all data and secrets, and ends what an earlier run may have left on them.</summary>
    public async Task WipeAsync()
    {
        using (await StateLock.TakeAsync(context.State, CancellationToken.None))
        {
            await Leftovers.EndAsync(context.State, context.Console);
            Wipe();
        }

        context.Console.WriteLine($"wiped the suite's data and secrets in {context.State.Path}");
    }

    private void Wipe()
    {
        _data.DeleteAll();
        context.State.Wipe();
    }

    private void Supervise()
    {
        var plan = new SuitePlan(context, model, _data);
        context.Console.Announce(plan.Resources.Select(resource => resource.Id));
        var report = new SuiteReport(
            [.. plan.Resources.SelectMany(resource => resource.Parts.Select(part => part.Name).Prepend(resource.Id))],
            states,
            context.Console,
            _endpoints);
        _report = report.RunAsync(_projectsEnd.Token);
        _projects.AddRange(plan.Forwarders.Select(forwarder => forwarder.RunAsync(_projectsEnd.Token)));
        foreach (var resource in plan.Resources)
        {
            var (tasks, end) = resource.Resource is ProjectResource ? (_projects, _projectsEnd) : (_servers, _serversEnd);
            tasks.Add(new ResourceSupervisor(resource, states, context.Console).RunAsync(end.Token));
        }
    }
}
