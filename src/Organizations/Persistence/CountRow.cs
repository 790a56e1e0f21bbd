using AnTq.Organizations.Domain;

namespace AnTq.Organizations.Persistence;

/// <summary>How many organizations of one kind, level and type there are.</summary>
/// <param name="Kind">Number of the kind in the contract.</param>
/// <param name="Level">Number of the level in the contract.</param>
/// <param name="Type">Number of the type in the contract.</param>
/// <param name="Count">How many.</param>
internal sealed record CountRow(short Kind, short Level, short Type, int Count)
{
    /// <summary>The row of what is counted together.</summary>
    public static CountRow Of(OrganizationSort sort, int count) => new((short)sort.Kind, (short)sort.Level, (short)sort.Type, count);
}
