namespace AnTq.Platform.Access;

/// <summary>Names of the metadata entries by which a call's origin travels between services.</summary>
public static class CallMetadata
{
    /// <summary>Name of the caller, in the development scheme only.</summary>
    public const string Caller = "x-antq-caller";

    /// <summary>For whom the caller acts.</summary>
    public const string OnBehalfOf = "x-antq-on-behalf-of";

    /// <summary>The id by which a call is found in every service's log; returned with every answer.</summary>
    public const string CorrelationId = "x-request-id";
}
