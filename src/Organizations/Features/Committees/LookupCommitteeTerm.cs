using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Reads the term in which a committee was on a day.</summary>
internal sealed class LookupCommitteeTerm(CommitteeStore committees, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<CommitteeTerm> HandleAsync(LookupCommitteeTermRequest request, Call call) =>
        CommitteeMapping.ToMessage(await committees.OnDayAsync(
            OrganizationNames.IdOf(request.Committee)!,
            VietnamDay.Of(request.AsOf, time),
            request.KnownAt?.ToDateTimeOffset(),
            call));
}
