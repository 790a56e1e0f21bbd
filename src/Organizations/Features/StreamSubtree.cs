using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Streams an organization and all that stood below it on a day, or all organizations of that day.</summary>
internal sealed class StreamSubtree(OrganizationReads reads, TimeProvider time)
{
    // Far below the 4 MiB that clients take in one message: an organization deep in its tree has some 1.5 KB.
    private const int PartSize = 500;

    /// <summary>Answers the call.</summary>
    public async IAsyncEnumerable<StreamSubtreeResponse> HandleAsync(StreamSubtreeRequest request, Call call)
    {
        var reader = reads.For(call, KnownAt.Of(request.KnownAt, time));
        var day = VietnamDay.Of(request.AsOf, time);
        if (request.Name.Length > 0)
            await OrganizationsInForce.GetAsync(reader, request.Name, day);
        var filter = new SubtreeFilter(
            OrganizationNames.IdOf(request.Name),
            day,
            [.. request.Kinds.Select(kind => (short)kind)],
            [.. request.Levels.Select(level => (short)level)]);
        await foreach (var rows in reader.DescendAsync(filter).Chunk(PartSize))
        {
            var response = new StreamSubtreeResponse();
            response.Organizations.AddRange(rows.Select(OrganizationMapping.ToMessage));
            yield return response;
        }
    }
}
