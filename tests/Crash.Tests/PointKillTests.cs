using AnTq.Crash.Tests.Suites;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>One copy of each service dies at the worst points.</summary>
[Collection(CrashServers.Collection)]
public sealed class PointKillTests(OneCopySuite suite) : PointKillScenarios(suite), IClassFixture<OneCopySuite>;
