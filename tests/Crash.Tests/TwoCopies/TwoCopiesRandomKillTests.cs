using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>Both copies of a service die again and again, now one, now the other, now both.</summary>
[Collection(AppHostSuite.Collection)]
public sealed class TwoCopiesRandomKillTests(AppHostSuite suite, ITestOutputHelper output) : RandomKillScenarios(suite, output);
