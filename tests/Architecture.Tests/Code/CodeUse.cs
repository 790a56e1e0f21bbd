namespace AnTq.Architecture.Tests.Code;

/// <summary>One thing that code names outside itself: a type, or a member of it.</summary>
/// <param name="User">The full name of the outermost type that names it: lambdas and iterators count as the type that they stand in.</param>
/// <param name="Assembly">The assembly in which it is sought; that of the user for what lies beside it.</param>
/// <param name="Type">Its full name, or that of the type around the member; nested types after a plus sign.</param>
/// <param name="Member">The member as documentation ids have it, such as M:System.Guid.NewGuid; null when only the type is named.</param>
internal sealed record CodeUse(string User, string Assembly, string Type, string? Member)
{
    public bool UserIsIn(string ns) => IsIn(User, ns);

    public bool TypeIsIn(string ns) => IsIn(Type, ns);

    public override string ToString() => $"{User} uses {Member ?? Type}";

    private static bool IsIn(string type, string ns) => type.StartsWith(ns + ".", StringComparison.Ordinal);
}
