using Grpc.Core;

namespace AnTq.Platform.Errors;

/// <summary>The reasons that every service shares.</summary>
public static class PlatformErrors
{
    /// <summary>Fields break the rules declared beside them.</summary>
    public static readonly ErrorReason ValidationFailed = new("VALIDATION_FAILED", StatusCode.InvalidArgument,
        "Fields of the request break the limits declared beside them.", "Correct the fields named in the violations.");

    /// <summary>A request id came back with other content.</summary>
    public static readonly ErrorReason RequestIdReused = new("REQUEST_ID_REUSED", StatusCode.InvalidArgument,
        "The request_id was used before for a call with other content.", "Take a new UUID for every new intention.");

    /// <summary>A call with the same request id is still running.</summary>
    public static readonly ErrorReason RequestInFlight = new("REQUEST_IN_FLIGHT", StatusCode.Aborted,
        "A call with the same request_id is still being worked on.", "Ask again with the same request_id after a moment.");

    /// <summary>The resource has changed since it was read.</summary>
    public static readonly ErrorReason EtagMismatch = new("ETAG_MISMATCH", StatusCode.Aborted,
        "The resource has changed since the etag was read.", "Read it again, decide again, and send the new etag.");

    /// <summary>The page size is below zero.</summary>
    public static readonly ErrorReason PageSizeNegative = new("PAGE_SIZE_NEGATIVE", StatusCode.InvalidArgument,
        "page_size is below zero.", "Leave it out, or ask for 1 to 500 items.");

    /// <summary>The page token is not one of ours.</summary>
    public static readonly ErrorReason PageTokenInvalid = new("PAGE_TOKEN_INVALID", StatusCode.InvalidArgument,
        "The page token was not issued by this suite or was altered.", "Send next_page_token as received, or start from the first page.");

    /// <summary>The page token belongs to another call.</summary>
    public static readonly ErrorReason PageTokenForeign = new("PAGE_TOKEN_FOREIGN", StatusCode.InvalidArgument,
        "The page token was issued by another method.", "Send it to the method that issued it.");

    /// <summary>The page token is too old.</summary>
    public static readonly ErrorReason PageTokenExpired = new("PAGE_TOKEN_EXPIRED", StatusCode.InvalidArgument,
        "The page token is older than three days.", "Start again from the first page.");

    /// <summary>The page token was issued for other arguments.</summary>
    public static readonly ErrorReason PageTokenArgumentsChanged = new("PAGE_TOKEN_ARGUMENTS_CHANGED", StatusCode.InvalidArgument,
        "The other arguments differ from those of the first page.", "Repeat the first page's arguments, only page_size may differ.");

    /// <summary>A position of a feed was never given.</summary>
    public static readonly ErrorReason SequenceBeyondHead = new("SEQUENCE_BEYOND_HEAD", StatusCode.OutOfRange,
        "after_sequence is beyond the end of the feed: it comes from another service, or the feed was put back to an older state.",
        "Compare with what was received; begin with 0, or with head_sequence of the metadata to leave out what was.");

    /// <summary>The caller's name cannot be read.</summary>
    public static readonly ErrorReason CallerInvalid = new("CALLER_INVALID", StatusCode.Unauthenticated,
        "The name of the caller in the call's metadata is malformed.", "Send 1 to 200 printable ASCII characters.");

    /// <summary>The service has started but cannot work yet.</summary>
    public static readonly ErrorReason ServiceStarting = new("SERVICE_STARTING", StatusCode.Unavailable,
        "The service is starting: its database is not prepared yet.", "Try again after the time stated.");

    /// <summary>The service ends its streams, since it stops.</summary>
    public static readonly ErrorReason ServiceStopping = new("SERVICE_STOPPING", StatusCode.Unavailable,
        "The service is stopping.", "Connect again after the time stated, and go on behind the last position received.");

    /// <summary>The database does not answer.</summary>
    public static readonly ErrorReason DatabaseUnavailable = new("DATABASE_UNAVAILABLE", StatusCode.Unavailable,
        "The service cannot reach its database.", "Try again after the time stated, with the same request_id.");

    /// <summary>Another service does not answer.</summary>
    public static readonly ErrorReason DependencyUnavailable = new("DEPENDENCY_UNAVAILABLE", StatusCode.Unavailable,
        "A service that this call needs does not answer.", "Try again after the time stated, with the same request_id.");

    /// <summary>Another call holds what this one needs.</summary>
    public static readonly ErrorReason ConcurrentChange = new("CONCURRENT_CHANGE", StatusCode.Aborted,
        "Another call was changing the same data.", "Try again with the same request_id.");

    /// <summary>The time allowed for the call has run out.</summary>
    public static readonly ErrorReason DeadlineExceeded = new("DEADLINE_EXCEEDED", StatusCode.DeadlineExceeded,
        "The time allowed for the call has run out; it may or may not have taken effect.",
        "Try again with the same request_id and a longer deadline, at most 60 seconds.");

    /// <summary>The caller has given up.</summary>
    public static readonly ErrorReason Cancelled = new("CANCELLED", StatusCode.Cancelled,
        "The caller has cancelled the call.", "Nothing; the same request_id may be sent again.");

    /// <summary>A message is larger than allowed.</summary>
    public static readonly ErrorReason MessageTooLarge = new("MESSAGE_TOO_LARGE", StatusCode.ResourceExhausted,
        "The message is larger than 4 MiB.", "Send less in one call.");

    /// <summary>The answer would be larger than allowed.</summary>
    public static readonly ErrorReason AnswerTooLarge = new("ANSWER_TOO_LARGE", StatusCode.ResourceExhausted,
        "The answer would be larger than 1 MiB; nothing has been changed.", "Ask for a smaller page, or send less in one call.");

    /// <summary>What would be announced is larger than allowed.</summary>
    public static readonly ErrorReason EventTooLarge = new("EVENT_TOO_LARGE", StatusCode.ResourceExhausted,
        "The change would be announced by an event with more than 768 KiB of data; nothing has been changed.", "Change less in one call.");

    /// <summary>The call's metadata is larger than allowed.</summary>
    public static readonly ErrorReason MetadataTooLarge = new("METADATA_TOO_LARGE", StatusCode.ResourceExhausted,
        "The call's metadata is larger than 8 KiB.", "Send less metadata; what a call is about belongs into its message.");

    /// <summary>A message cannot be read.</summary>
    public static readonly ErrorReason MessageMalformed = new("MESSAGE_MALFORMED", StatusCode.InvalidArgument,
        "The message's bytes are not a message of the method's request type.", "Build the message from the published protos.");

    /// <summary>No such method.</summary>
    public static readonly ErrorReason MethodUnknown = new("METHOD_UNKNOWN", StatusCode.Unimplemented,
        "The service or method does not exist here.", "Compare the address and the full method name with the published protos.");

    /// <summary>Health was asked about a service that is not here.</summary>
    public static readonly ErrorReason HealthServiceUnknown = new("HEALTH_SERVICE_UNKNOWN", StatusCode.NotFound,
        "Health was asked about a service that is not served here.", "Ask for the full name of a service here, or leave the name empty.");

    /// <summary>The message is compressed in a way that is not known here.</summary>
    public static readonly ErrorReason EncodingUnsupported = new("ENCODING_UNSUPPORTED", StatusCode.Unimplemented,
        "The message is compressed in a way that is not supported.", "Send it uncompressed or with gzip.");

    /// <summary>A fault of the service.</summary>
    public static readonly ErrorReason Internal = new("INTERNAL", StatusCode.Internal,
        "The service has a fault; its log has the details under the request id.", "Report the request id to the operator.");
}
