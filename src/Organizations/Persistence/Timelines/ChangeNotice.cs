using System.Text;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>Tells all copies of the service, once the transaction has committed, which organizations have changed.</summary>
internal static class ChangeNotice
{
    /// <summary>The channel of PostgreSQL on which it is told.</summary>
    public const string Channel = "organizations_changed";

    /// <summary>What is told when any organization may have changed.</summary>
    public const string All = "all";

    // PostgreSQL takes 7,999 bytes.
    private const int MaximumBytes = 7_000;

    /// <summary>Tells it with the transaction. Every transaction that writes organizations calls this once.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="ids">Ids of the organizations.</param>
    public static void Send(WriteScope scope, IReadOnlyCollection<string> ids) =>
        scope.Execute($"select pg_notify('{Channel}', $1)", Payload(ids));

    private static string Payload(IReadOnlyCollection<string> ids) =>
        ids.Sum(id => Encoding.UTF8.GetByteCount(id) + 1) > MaximumBytes ? All : string.Join(',', ids);
}
