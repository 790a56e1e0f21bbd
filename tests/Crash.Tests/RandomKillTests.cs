using AnTq.Crash.Tests.Suites;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>One copy of each service dies again and again.</summary>
[Collection(CrashServers.Collection)]
public sealed class RandomKillTests(OneCopySuite suite, ITestOutputHelper output)
    : RandomKillScenarios(suite, output), IClassFixture<OneCopySuite>;
