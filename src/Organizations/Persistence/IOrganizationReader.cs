using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Persistence;

/// <summary>
/// Reads organizations as they are held to have been: out of the tree in memory or by SQL, with the same answers in the same order.
/// </summary>
internal interface IOrganizationReader
{
    /// <summary>Reads organizations on a day: a row for each id, known or not, in any order.</summary>
    /// <param name="ids">Ids, each once.</param>
    /// <param name="asOf">The day.</param>
    ValueTask<IReadOnlyList<OrganizationRow>> FindAsync(IReadOnlyCollection<string> ids, DateOnly asOf);

    /// <summary>Reads a page of the organizations in force on a day, by id.</summary>
    ValueTask<IReadOnlyList<OrganizationRow>> ListAsync(OrganizationFilter filter);

    /// <summary>
    /// Reads what stands below an organization in force on a day, itself first, or all organizations: each before what is below it,
    /// those of one parent by id.
    /// </summary>
    IAsyncEnumerable<OrganizationRow> DescendAsync(SubtreeFilter filter);

    /// <summary>Counts what stands below an organization on a day, without itself, or all organizations; by kind, level and type.</summary>
    /// <param name="id">The organization; null for all.</param>
    /// <param name="asOf">The day.</param>
    ValueTask<IReadOnlyList<CountRow>> CountAsync(string? id, DateOnly asOf);

    /// <summary>Reads who bears a code on which days, the earliest first.</summary>
    ValueTask<IReadOnlyList<Bearer>> BearersAsync(CodeScheme scheme, string code);

    /// <summary>Reads all versions and codes of organizations. Unknown ones are left out; the order is any.</summary>
    ValueTask<IReadOnlyList<OrganizationHistory>> HistoriesAsync(IReadOnlyCollection<string> ids);

    /// <summary>Reads the links that lead away from organizations over any number of steps, each once, in any order.</summary>
    /// <param name="question">Where it starts and ends.</param>
    /// <param name="limit">At most this many.</param>
    ValueTask<IReadOnlyList<LineageStep>> StepsAsync(LineageQuestion question, int limit);
}
