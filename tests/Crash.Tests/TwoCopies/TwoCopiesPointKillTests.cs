using Xunit;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>One of two copies dies at the worst points, and the other is there.</summary>
[Collection(AppHostSuite.Collection)]
public sealed class TwoCopiesPointKillTests(AppHostSuite suite) : PointKillScenarios(suite);
