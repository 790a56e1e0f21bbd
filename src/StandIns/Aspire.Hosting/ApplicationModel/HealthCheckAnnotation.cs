namespace Aspire.Hosting.ApplicationModel;

public class HealthCheckAnnotation : IResourceAnnotation
{
    internal HealthCheckAnnotation(string key) => Key = key;

    public string Key { get; }
}
