using Grpc.Net.Client;

namespace AnTq.Crash.Tests.Suites;

/// <summary>One copy of a service, which a test ends as a crash would.</summary>
public interface IServiceCopy
{
    /// <summary>Number of its process; null while there is none.</summary>
    int? Pid { get; }

    /// <summary>What it has written last, where that is kept.</summary>
    string Log { get; }

    /// <summary>A channel straight to it, past whatever hands connections out to all copies.</summary>
    GrpcChannel Channel { get; }

    /// <summary>Ends it (SIGKILL), and returns when it is gone.</summary>
    Task KillAsync();

    /// <summary>Returns when it runs again and is healthy.</summary>
    Task ReturnAsync();

    /// <summary>Returns when another death would not be one too many for whoever starts it again.</summary>
    Task BecomesSteadyAsync();

    /// <summary>Whether it says that all is well with it: not even degraded.</summary>
    Task<bool> IsHealthyAsync();
}
