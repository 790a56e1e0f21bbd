using AnTq.Architecture.Tests.Code;

namespace AnTq.Architecture.Tests.Rules;

/// <summary>
/// What a service tells others goes through its outbox, in the transaction of what it tells of. So nobody but the platform's messaging
/// may know the bus at all, and there only the relay and the redelivery of what came in may publish.
/// </summary>
internal static class BusRules
{
    private const string Messaging = "AnTq.Platform.Messaging";

    private static readonly string[] _publishers = [$"{Messaging}.RelayChannel", $"{Messaging}.Redelivery", $"{Messaging}.ErrorQueues"];

    /// <summary>MassTransit's ways round the outbox.</summary>
    private static readonly string[] _byPasses =
        ["IPublishEndpoint", "IPublishEndpointProvider", "ISendEndpoint", "ISendEndpointProvider", "PublishExecuteExtensions", "SendExecuteExtensions"];

    public static bool IsBus(string assembly) =>
        assembly.StartsWith("MassTransit", StringComparison.Ordinal) || assembly.StartsWith("RabbitMQ", StringComparison.Ordinal);

    public static IEnumerable<string> UsesOfTheBus(CodeAssembly assembly) =>
        assembly.Uses.Where(use => IsBus(use.Assembly)).Select(use => use.ToString());

    public static IEnumerable<string> UsesOutsideMessaging(CodeAssembly assembly) =>
        assembly.Uses.Where(use => IsBus(use.Assembly) && !use.UserIsIn(Messaging)).Select(use => use.ToString());

    public static IEnumerable<string> PublishingBesideTheOutbox(CodeAssembly assembly) =>
        assembly.Uses.Where(use => Publishes(use) && !_publishers.Contains(use.User)).Select(use => use.ToString());

    public static bool Publishes(CodeUse use) =>
        IsBus(use.Assembly)
        && (use.Member?.Contains(".BasicPublish", StringComparison.Ordinal) == true || _byPasses.Contains(use.Type.Split('.')[^1].Split('`')[0]));
}
