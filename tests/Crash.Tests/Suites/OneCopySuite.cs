namespace AnTq.Crash.Tests.Suites;

/// <summary>One copy of each service: nobody stands in for it.</summary>
public sealed class OneCopySuite(CrashServers servers) : DirectSuite(servers, copies: 1);
