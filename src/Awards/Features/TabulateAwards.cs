using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Validation;

namespace AnTq.Awards.Features;

/// <summary>Tabulates awards by authority and form with totals.</summary>
internal sealed class TabulateAwards(TabulationStore tabulations)
{
    /// <summary>Answers the call.</summary>
    public async Task<AwardTabulation> HandleAsync(TabulateAwardsRequest request, Call call)
    {
        CheckFilters(request);
        var organizationId = ResourceNames.OrganizationId(request.Organization);
        if (request.Statement.Length == 0)
            return ToMessage(await tabulations.OfOrganizationAsync(organizationId!, call));
        var (table, declared) = await tabulations.OfStatementAsync(ResourceNames.StatementId(request.Statement), organizationId, call);
        var message = ToMessage(table);
        // The declared totals speak of the whole statement: one organization's share of it cannot be held against them.
        if (organizationId is null)
            message.Reconciliation = StatementMapping.ToMessage(new TotalsComparison(table.Sums, declared));
        return message;
    }

    private static void CheckFilters(TabulateAwardsRequest request)
    {
        var violations = new Violations();
        if (request.Statement.Length == 0 && request.Organization.Length == 0)
            violations.Add("statement", "Phải có statement hoặc organization.", "Either statement or organization must be set.");
        violations.ThrowIfAny();
    }

    private static AwardTabulation ToMessage(AwardTable table)
    {
        var message = new AwardTabulation { Total = ToMessage(table.Total) };
        message.Rows.AddRange(table.Rows.Select(ToMessage));
        return message;
    }

    private static AwardTabulationRow ToMessage(AwardTableRow row) => new()
    {
        Authority = row.Authority,
        AuthorityLabel = row.AuthorityLabel,
        Forms = { row.Forms.Forms },
        FormLabel = row.Forms.Label,
        Counts = ToMessage(row.Numbers),
    };

    private static AwardCounts ToMessage(AwardNumbers numbers) => new()
    {
        Collectives = numbers.Collectives,
        Individuals = numbers.Individuals,
        CollectivesNotStated = numbers.CollectivesNotStated,
        IndividualsNotStated = numbers.IndividualsNotStated,
    };
}
