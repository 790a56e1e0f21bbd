using AnTq.Contracts.Tests.Descriptors;
using Google.Protobuf.Reflection;

namespace AnTq.Contracts.Tests.Rules;

/// <summary>Something that must hold of every declaration of one sort.</summary>
/// <param name="Subjects">The declarations that the rule looks at.</param>
/// <param name="Problems">What is wrong with one of them; nothing when it keeps the rule.</param>
internal sealed record ApiRule(Func<Api, IEnumerable<IDescriptor>> Subjects, Func<IDescriptor, IEnumerable<string>> Problems)
{
    public static ApiRule ForEach<T>(Func<Api, IEnumerable<T>> subjects, Func<T, IEnumerable<string>> problems)
        where T : class, IDescriptor =>
        new(subjects, subject => problems((T)subject));

    /// <summary>Each violation as "full name of the declaration: problem".</summary>
    public IReadOnlyList<string> Check(Api api) =>
        [.. Subjects(api).SelectMany(subject => Problems(subject).Select(problem => $"{subject.FullName}: {problem}"))];
}
