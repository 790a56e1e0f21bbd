namespace Aspire.Hosting.ApplicationModel;

public sealed class ResourceStateSnapshot
{
    internal ResourceStateSnapshot(string text) => Text = text;

    public string Text { get; init; }
}
