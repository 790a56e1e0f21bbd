using AnTq.Awards.Domain;
using AnTq.Awards.Persistence;
using AnTq.Awards.V1;
using AnTq.Platform.Access;

namespace AnTq.Awards.Features;

/// <summary>Reads one record.</summary>
internal sealed class GetAward(AwardStore awards)
{
    /// <summary>Answers the call.</summary>
    public async Task<Award> HandleAsync(GetAwardRequest request, Call call)
    {
        var award = ResourceNames.AwardId(request.Name) is { } id ? await awards.FindAsync(id, call) : null;
        return AwardMapping.ToMessage(award ?? throw AwardErrors.NotFound(request.Name));
    }
}
