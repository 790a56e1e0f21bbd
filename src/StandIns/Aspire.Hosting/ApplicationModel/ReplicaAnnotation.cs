namespace Aspire.Hosting.ApplicationModel;

public sealed class ReplicaAnnotation : IResourceAnnotation
{
    internal ReplicaAnnotation(int replicas) => Replicas = replicas;

    public int Replicas { get; }
}
