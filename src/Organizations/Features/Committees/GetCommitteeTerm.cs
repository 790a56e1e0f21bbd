using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Reads one term of a committee.</summary>
internal sealed class GetCommitteeTerm(CommitteeStore committees)
{
    /// <summary>Answers the call.</summary>
    public async Task<CommitteeTerm> HandleAsync(GetCommitteeTermRequest request, Call call) => CommitteeMapping.ToMessage(
        await committees.GetAsync(CommitteeTermNames.IdOf(request.Name), request.KnownAt?.ToDateTimeOffset(), call));
}
