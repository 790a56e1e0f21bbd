using AnTq.NativeServers;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Engine;

/// <summary>Which processes a model needs, and which of its ports need a forwarder. Made when the endpoints have their ports.</summary>
internal sealed class SuitePlan
{
    private readonly AppHostContext _context;
    private readonly DistributedApplicationModel _model;
    private readonly ServerData _data;
    private readonly List<RoundRobinForwarder> _forwarders = [];

    public SuitePlan(AppHostContext context, DistributedApplicationModel model, ServerData data)
    {
        _context = context;
        _model = model;
        _data = data;
        Resources = [.. model.Resources.SelectMany(Copies)];
    }

    /// <summary>In the model's order.</summary>
    public IReadOnlyList<SupervisedResource> Resources { get; }

    public IReadOnlyList<RoundRobinForwarder> Forwarders => _forwarders;

    private IEnumerable<SupervisedResource> Copies(IResource resource) => resource switch
    {
        ContainerResource server => [Server(server)],
        ProjectResource project => Projects(project),
        _ => [],
    };

    private SupervisedResource Server(ContainerResource server)
    {
        var native = server.Annotations.OfType<NativeServerAnnotation>().Single();
        var (dataFolder, runFolder) = (_data.FolderOf(server), _context.State.RunOf(server.Name));
        var parts = _model.Resources.Where(resource => resource is Resource { Owner: { } owner } && owner == server).ToList();
        return new SupervisedResource(
            server.Name,
            server,
            parts,
            (log, cancellation) => native.StartAsync(new NativeServerStart(dataFolder, runFolder, log), cancellation));
    }

    private IEnumerable<SupervisedResource> Projects(ProjectResource project)
    {
        var count = project.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        if (count == 1)
        {
            return [Project(project, project.Name, project.Endpoints().ToDictionary(endpoint => endpoint, endpoint => endpoint.Port))];
        }

        var copies = Enumerable.Range(0, count).ToList();
        var ports = project.Endpoints().ToDictionary(endpoint => endpoint, _ => copies.ConvertAll(_ => FreePorts.Next()));
        _forwarders.AddRange(ports.Select(entry => new RoundRobinForwarder(entry.Key.Port, entry.Value)));
        return copies.Select(
            copy => Project(project, $"{project.Name}-{copy + 1}", ports.ToDictionary(entry => entry.Key, entry => entry.Value[copy])));
    }

    private SupervisedResource Project(ProjectResource project, string id, Dictionary<Endpoint, int> ports)
    {
        var process = new ProjectProcess(project, id, ports, _context.State);
        return new SupervisedResource(id, project, [], (log, _) => Task.FromResult(process.Start(log)));
    }
}
