using AnTq.Crash.Tests.Suites;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>One copy of each service: nobody stands in for it, and it has nobody's lock to wait for but its own.</summary>
[Collection(CrashServers.Collection)]
public sealed class OutageTests(OneCopySuite suite, ITestOutputHelper output)
    : OutageScenarios(suite, output), IClassFixture<OneCopySuite>;
