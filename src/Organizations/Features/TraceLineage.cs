using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Follows predecessors or successors over any number of steps, up to a day.</summary>
internal sealed class TraceLineage(OrganizationReads reads, TimeProvider time)
{
    private const int MostLinks = 5000;

    /// <summary>Answers the call.</summary>
    public async Task<TraceLineageResponse> HandleAsync(TraceLineageRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        var found = await reader.HistoriesAsync([OrganizationNames.IdOf(request.Name)!]);
        var start = found is [var only] ? only : throw OrganizationErrors.NotFound(request.Name);
        var question = await QuestionAsync(request, start, reader);
        var steps = await reader.StepsAsync(question, MostLinks + 1);
        var trace = LineageTrace.Follow(question, steps);
        if (steps.Count > MostLinks || trace.Reached.Count > MostLinks)
            throw OrganizationErrors.LineageTooLarge(request.Name, MostLinks);
        return await AnswerAsync(trace, question, reader);
    }

    private async Task<LineageQuestion> QuestionAsync(TraceLineageRequest request, OrganizationHistory start, IOrganizationReader reader)
    {
        var today = VietnamDay.Of("", time);
        DateOnly? until = request.Until.Length > 0 ? Validity.ParseDay(request.Until)
            : request.Direction == LineageDirection.Successors ? today : null;
        if (!request.IncludeSubordinates)
            return new LineageQuestion([start.Id], request.Direction, Since: null, until);
        var day = request.AsOf.Length > 0 ? Validity.ParseDay(request.AsOf) : LastDay(start, today);
        await OrganizationsInForce.GetAsync(reader, request.Name, day);
        var units = new SubtreeFilter(start.Id, day, [(short)OrganizationKind.AdministrativeUnit], []);
        var below = await reader.DescendAsync(units).Select(row => row.Id).Take(MostLinks + 1).ToListAsync();
        return new LineageQuestion([.. below.Append(start.Id).Distinct()], request.Direction, day, until);
    }

    private static DateOnly LastDay(OrganizationHistory start, DateOnly today) =>
        start.Versions is [.., { Valid.To: { } end }] && end <= today ? end.AddDays(-1) : today;

    private static async Task<TraceLineageResponse> AnswerAsync(LineageTrace trace, LineageQuestion question, IOrganizationReader reader)
    {
        var histories = (await reader.HistoriesAsync([.. trace.Reached.Keys])).ToDictionary(history => history.Id);
        var until = question.Until
            ?? histories.Values.SelectMany(history => history.Versions).Select(version => version.Valid.From).DefaultIfEmpty().Min();
        var response = new TraceLineageResponse();
        response.Links.AddRange(trace.Steps.Select(step => LineageMapping.ToMessage(step, histories)));
        response.Ends.AddRange((await reader.FindAsync([.. trace.Reached.Keys], until))
            .Where(row => row.Name is not null)
            .OrderBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => new LineageEnd
            {
                Organization = OrganizationMapping.ToMessage(row),
                Extent = trace.Reached[row.Id],
            }));
        return response;
    }
}
