using Xunit;

namespace AnTq.Crash.Tests.TwoCopies;

/// <summary>Its classes run one after another, on one suite.</summary>
[CollectionDefinition(AppHostSuite.Collection)]
public sealed class AppHostCollection : ICollectionFixture<AppHostSuite>;
