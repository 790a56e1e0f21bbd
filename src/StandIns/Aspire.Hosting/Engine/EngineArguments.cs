namespace Aspire.Hosting.Engine;

/// <summary>What the closed feed's engine takes on the command line beside the AppHost's configuration.</summary>
internal sealed record EngineArguments(bool Wipe)
{
    /// <summary>Deletes the data and the generated secrets instead of starting.</summary>
    private const string WipeArgument = "--wipe";

    public static EngineArguments Parse(string[] arguments) => new(arguments.Contains(WipeArgument));
}
