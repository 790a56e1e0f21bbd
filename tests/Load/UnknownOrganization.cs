using AnTq.Awards.V1;
using AnTq.Platform.Errors;
using Grpc.Core;
using Grpc.Net.Client;

namespace AnTq.Load;

/// <summary>
/// An award to an organization that is not there. A service never refuses it out of what it has kept: it asks the organizations service,
/// over its own line.
/// </summary>
public static class UnknownOrganization
{
    /// <summary>Whether a copy of awards gets the answer, and so has a line that works.</summary>
    /// <param name="copy">A channel to the copy.</param>
    /// <param name="callLimit">Time allowed for the call.</param>
    /// <exception cref="RpcException">It answers something else than that, or than that it cannot say so now.</exception>
    public static async Task<bool> IsRefusedAsync(GrpcChannel copy, TimeSpan callLimit)
    {
        var unknown = $"organizations/{AwardCaller.NewRequestId()}";
        var planned = PlannedAward.Number(new LoadPlaces(unknown, [unknown], unknown), number: 0);
        var request = new RecordAwardsRequest
        {
            Parent = "awardStatements/that-is-not-there", Awards = { planned.Award }, RequestId = AwardCaller.NewRequestId(),
        };
        try
        {
            var client = new AwardService.AwardServiceClient(copy);
            await client.RecordAwardsAsync(request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime + callLimit);
            throw new InvalidOperationException("An award to an organization that is not there was recorded.");
        }
        catch (RpcException refused) when (refused.ReadReason() == "ORGANIZATION_NOT_FOUND")
        {
            return true;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return false;
        }
    }
}
