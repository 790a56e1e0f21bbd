using AnTq.Architecture.Tests.Violations.Features;

namespace AnTq.Architecture.Tests.Violations.Persistence;

/// <summary>A store that calls the feature above it.</summary>
internal sealed class CallsBack
{
    public AnswersCalls? Feature { get; init; }
}
