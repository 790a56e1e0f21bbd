namespace AnTq.Platform.Mutations;

/// <summary>The SQLSTATEs that the functions of the schema <c>platform</c> raise.</summary>
internal static class SqlStates
{
    public const string RequestInFlight = "AQ001";
    public const string RequestAnswered = "AQ002";
    public const string EventNoted = "AQ003";
    public const string NotOneRow = "AQ004";
}
