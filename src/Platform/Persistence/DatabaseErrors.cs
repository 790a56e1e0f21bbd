using AnTq.Platform.Errors;
using Npgsql;

namespace AnTq.Platform.Persistence;

/// <summary>Turns what the database throws into named refusals. What is not named here is a fault of the service.</summary>
internal static class DatabaseErrors
{
    private const string IdleInTransactionSessionTimeout = "25P03";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>The refusal that goes with a failure, or null when it is a fault of the service.</summary>
    public static RefusalException? Translate(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => OutOfTime(failure),
        PostgresException
        {
            SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        } => Concurrent(failure),
        NpgsqlException { InnerException: TimeoutException } timedOut when !IsConnecting(timedOut) => OutOfTime(failure),
        NpgsqlException database when IsUnavailable(database) => Unavailable(failure),
        _ => null,
    };

    /// <summary>Whether the database cannot be reached, is starting or stopping, or has no connection left.</summary>
    public static bool IsUnavailable(NpgsqlException failure) => failure is not PostgresException refused
        || refused.SqlState.StartsWith("08", StringComparison.Ordinal)
        || refused.SqlState is PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.DatabaseDropped
            or IdleInTransactionSessionTimeout
            or PostgresErrorCodes.InvalidCatalogName;

    private static bool IsConnecting(NpgsqlException failure) =>
        failure.Message.Contains("connect", StringComparison.OrdinalIgnoreCase);

    private static RefusalException OutOfTime(Exception cause) => new(
        PlatformErrors.DeadlineExceeded,
        new LocalizedText("Hết thời gian cho phép của yêu cầu.", "The time allowed for the call has run out."),
        cause);

    private static RefusalException Concurrent(Exception cause) => new(
        PlatformErrors.ConcurrentChange,
        new LocalizedText("Dữ liệu đang được một yêu cầu khác thay đổi. Hãy thử lại.", "Another call is changing the data. Try again."),
        cause)
    {
        RetryAfter = RetryAfter,
    };

    private static RefusalException Unavailable(Exception cause) => new(
        PlatformErrors.DatabaseUnavailable,
        new LocalizedText("Cơ sở dữ liệu tạm thời không phản hồi. Hãy thử lại.", "The database does not answer at the moment. Try again."),
        cause)
    {
        RetryAfter = RetryAfter,
    };
}
