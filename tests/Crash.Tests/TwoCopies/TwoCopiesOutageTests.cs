using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>Servers of the AppHost's end, and it starts them again.</summary>
[Collection(AppHostSuite.Collection)]
public sealed class TwoCopiesOutageTests(AppHostSuite suite, ITestOutputHelper output) : OutageScenarios(suite, output);
