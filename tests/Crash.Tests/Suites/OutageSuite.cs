namespace AnTq.Crash.Tests.Suites;

/// <summary>Two copies of awards and of notifications, all of whose lines can be made bad.</summary>
public sealed class OutageSuite(CrashServers servers) : DirectSuite(servers, copies: 2);
