using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Paging;
using AnTq.Platform.Validation;

namespace AnTq.Organizations.Features;

/// <summary>Lists the committees of all units below a unit with their heads, page by page.</summary>
internal sealed class ListLowerCommitteeHeads(
    CommitteeStore committees, OrganizationReads organizations, PageTokens pages, TimeProvider time)
{
    // The day is part of the token: a walk that passes midnight stays on the day on which it began.
    private sealed record Key(short Level, string Id, DateOnly AsOf);

    /// <summary>Answers the call.</summary>
    public async Task<ListLowerCommitteeHeadsResponse> HandleAsync(ListLowerCommitteeHeadsRequest request, Call call)
    {
        CheckLevels(request);
        var page = pages.Read<Key>(request);
        var filter = new LowerCommitteeFilter
        {
            UnitId = OrganizationNames.IdOf(request.Unit)!,
            AsOf = page.After?.AsOf ?? VietnamDay.Of(request.AsOf, time),
            Limit = page.Limit,
            Levels = request.Levels.Count == 0 ? null : [.. request.Levels.Select(level => (short)level)],
            AfterLevel = page.After?.Level,
            AfterId = page.After?.Id,
        };
        await OrganizationsInForce.GetAsync(organizations.For(call), request.Unit, filter.AsOf);
        var (rows, next) = page.Close(
            await committees.ListLowerAsync(filter, call), row => new Key(row.Level, row.Id, filter.AsOf));
        var response = new ListLowerCommitteeHeadsResponse { NextPageToken = next };
        response.Heads.AddRange(rows.Select(CommitteeMapping.ToMessage));
        return response;
    }

    private static void CheckLevels(ListLowerCommitteeHeadsRequest request)
    {
        var violations = new Violations();
        for (var i = 0; i < request.Levels.Count; i++)
            if (!Enum.IsDefined(request.Levels[i]) || request.Levels[i] == AdministrativeLevel.Unspecified)
                violations.Add($"levels[{i}]", "không phải giá trị đã biết", "is not a known value");
        violations.ThrowIfAny();
    }
}
