using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;

namespace AnTq.Organizations.Features;

/// <summary>Reads one change.</summary>
internal sealed class GetOrganizationChange(ChangeStore changes, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public async Task<OrganizationChange> HandleAsync(GetOrganizationChangeRequest request, Call call) =>
        await changes.FindAsync(ChangeNames.IdOf(request.Name), KnownAt.Of(request.KnownAt, time), call) is { } row
            ? ChangeMapping.ToMessage(row) : throw ChangeErrors.NotFound(request.Name);
}
