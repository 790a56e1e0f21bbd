namespace AnTq.Platform.Access;

/// <summary>Which service this process is.</summary>
/// <param name="Name">Its name in the AppHost, such as <c>awards</c>.</param>
public sealed record ServiceIdentity(string Name)
{
    /// <summary>Domain of the reasons in its errors, such as <c>awards.antq</c>.</summary>
    public string ErrorDomain => $"{Name}.antq";

    /// <summary>Source of its events, such as <c>/antq/awards</c>.</summary>
    public string EventSource => $"/antq/{Name}";
}
