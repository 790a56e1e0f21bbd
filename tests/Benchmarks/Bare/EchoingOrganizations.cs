using AnTq.Organizations.V1;
using Grpc.Core;

namespace AnTq.Benchmarks.Bare;

/// <summary>Answers the same organization whatever is asked: what gRPC alone costs.</summary>
internal sealed class EchoingOrganizations : OrganizationService.OrganizationServiceBase
{
    private static readonly Organization Answer = Samples.Organization("echo");

    /// <inheritdoc/>
    public override Task<Organization> GetOrganization(GetOrganizationRequest request, ServerCallContext context) =>
        Task.FromResult(Answer);
}
