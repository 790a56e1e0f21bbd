using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Finds the organization that bore a code on a day, or that alone has ever borne it.</summary>
internal sealed class ResolveOfficialCode(OrganizationReads reads, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<Organization> HandleAsync(ResolveOfficialCodeRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        var (scheme, code) = (request.OfficialCode.Scheme, request.OfficialCode.Code);
        var bearers = await reader.BearersAsync(scheme, code);
        var (bearer, day) = request.AsOf.Length > 0
            ? OnDay(bearers, code, Validity.ParseDay(request.AsOf))
            : Only(bearers, code, VietnamDay.Of("", time));
        return OrganizationMapping.ToMessage(
            await OrganizationsInForce.GetAsync(reader, OrganizationNames.Of(bearer.OrganizationId), day));
    }

    private static (Bearer Bearer, DateOnly Day) OnDay(IReadOnlyList<Bearer> bearers, string code, DateOnly day) =>
        bearers.FirstOrDefault(bearer => bearer.Valid.Includes(day)) is { } bearer
            ? (bearer, day)
            : throw OrganizationErrors.OfficialCodeNotFound(code, day, Candidates(bearers));

    private static (Bearer Bearer, DateOnly Day) Only(IReadOnlyList<Bearer> bearers, string code, DateOnly today)
    {
        if (bearers.Count == 0)
            throw OrganizationErrors.OfficialCodeNotFound(code, day: null, []);
        if (bearers.Any(bearer => bearer.OrganizationId != bearers[0].OrganizationId))
            throw OrganizationErrors.OfficialCodeAmbiguous(code, Candidates(bearers));
        var last = bearers.LastOrDefault(bearer => bearer.Valid.From <= today) ?? bearers[0];
        return (last, Nearest(last, today));
    }

    // Today while it bears the code; else its last day with the code, or its first when that lies ahead.
    private static DateOnly Nearest(Bearer bearer, DateOnly today) => bearer.Valid switch
    {
        var days when today < days.From => days.From,
        { To: { } end } when end <= today => end.AddDays(-1),
        _ => today,
    };

    private static IReadOnlyList<(string Name, Validity Days)> Candidates(IReadOnlyList<Bearer> bearers) =>
        [.. bearers.Select(bearer => (OrganizationNames.Of(bearer.OrganizationId), bearer.Valid))];
}
