using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>One copy of each service dies at the worst points.</summary>
[Collection(CrashServers.Collection)]
public sealed class PointKillTests(CrashServers servers) : PointKillScenarios(servers.OneCopy);
