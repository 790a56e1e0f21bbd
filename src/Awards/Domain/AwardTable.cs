using AnTq.Awards.V1;

namespace AnTq.Awards.Domain;

/// <summary>Numbers of awards in a row of a table: awards given (lượt khen thưởng), not distinct recipients.</summary>
/// <param name="Collectives">Awards to collectives whose number is stated.</param>
/// <param name="Individuals">Awards to individuals whose number is stated.</param>
/// <param name="CollectivesNotStated">Further ones exist to collectives, and no source says how many.</param>
/// <param name="IndividualsNotStated">Further ones exist to individuals, and no source says how many.</param>
internal sealed record AwardNumbers(long Collectives, long Individuals, bool CollectivesNotStated, bool IndividualsNotStated)
{
    /// <summary>No awards.</summary>
    public static AwardNumbers None { get; } = new(0, 0, false, false);

    /// <summary>Both together.</summary>
    public static AwardNumbers operator +(AwardNumbers left, AwardNumbers right) => new(
        left.Collectives + right.Collectives,
        left.Individuals + right.Individuals,
        left.CollectivesNotStated || right.CollectivesNotStated,
        left.IndividualsNotStated || right.IndividualsNotStated);
}

/// <summary>All awards of one authority in one form or unsplit set of forms.</summary>
/// <param name="Authority">Who decided.</param>
/// <param name="SharedWording">The sources' own words for the authority where they all use the same; else null or empty.</param>
/// <param name="Forms">The form or forms.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record AwardTableRow(GrantingAuthority Authority, string? SharedWording, FormSet Forms, AwardNumbers Numbers)
{
    /// <summary>The authority's name for printing.</summary>
    public string AuthorityLabel => AwardLabels.Of(Authority, SharedWording);
}

/// <summary>A table of awards by authority and form.</summary>
internal sealed class AwardTable
{
    /// <summary>The table of these rows, one per authority and set of forms, given in any order.</summary>
    public AwardTable(IEnumerable<AwardTableRow> rows)
    {
        Rows = [.. rows.OrderBy(row => row.Authority).ThenBy(row => row.Forms.Rank, StringComparer.Ordinal)];
        Total = Rows.Aggregate(AwardNumbers.None, (total, row) => total + row.Numbers);
    }

    /// <summary>By rank of the authority, then by rank of the form; an unsplit set after its first form.</summary>
    public IReadOnlyList<AwardTableRow> Rows { get; }

    /// <summary>Sums over all rows.</summary>
    public AwardNumbers Total { get; }

    /// <summary>The stated sums.</summary>
    public Totals Sums => new(Total.Collectives, Total.Individuals);
}
