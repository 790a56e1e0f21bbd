using Npgsql;

namespace AnTq.Platform.Mutations;

/// <summary>The SQLSTATEs that the functions of the schema <c>platform</c> raise.</summary>
internal static class SqlStates
{
    public const string RequestInFlight = "AQ001";
    public const string RequestAnswered = "AQ002";
    public const string EventNoted = "AQ003";
    public const string NotOneRow = "AQ004";

    /// <summary>Whether the call has taken effect before: an opening that looks says so itself, one that keeps runs into the row.</summary>
    public static bool IsAnswered(PostgresException refused) =>
        refused.SqlState == RequestAnswered
        || (refused.SqlState == PostgresErrorCodes.UniqueViolation && refused.ConstraintName == "request_pkey");
}
