using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests;

/// <summary>One copy of each service dies again and again.</summary>
[Collection(CrashServers.Collection)]
public sealed class RandomKillTests(CrashServers servers, ITestOutputHelper output)
    : RandomKillScenarios(servers.OneCopy, output);
