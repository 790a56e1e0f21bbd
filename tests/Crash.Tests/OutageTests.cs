using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>One copy of each service: nobody stands in for it, and it has nobody's lock to wait for but its own.</summary>
[Collection(CrashServers.Collection)]
public sealed class OutageTests(CrashServers servers, ITestOutputHelper output)
    : OutageScenarios(servers.OneCopy, output);
