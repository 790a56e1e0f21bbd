namespace AnTq.OtherLanguages.Tests.Conformance;

/// <summary>What each language must be able to do; the clients have a function of each name.</summary>
internal static class Cases
{
    public static readonly IReadOnlyList<string> All =
    [
        "unary_call", "empty_message", "client_stream", "server_stream", "two_way_stream_one_by_one", "answers_after_half_close",
        "text_metadata", "binary_metadata", "empty_binary_metadata", "repeated_metadata", "trailers", "trailers_of_a_refused_call",
        "every_status_code", "status_message_in_vietnamese", "status_after_answers", "status_before_any_answer",
        "no_deadline", "deadline_reaches_the_server", "deadline_ends_the_call", "client_cancels_a_call", "client_cancels_a_stream",
        "server_cancels_a_stream", "server_cuts_a_stream",
        "gzip_request", "gzip_answer", "message_of_3_mib", "request_too_large", "answer_too_large",
        "unknown_method", "unknown_service", "hundred_calls_at_once", "client_interceptor", "call_credentials_over_tls", "untrusted_certificate",
    ];

    /// <summary>The standard services, called with the protos that their npm packages bring.</summary>
    public static readonly IReadOnlyList<string> StandardServices =
    [
        "health_of_the_server", "health_of_a_service", "health_of_an_unknown_service", "health_watch_sees_changes",
        "reflection_lists_services", "reflection_describes_a_method", "reflection_of_an_unknown_symbol",
    ];
}
