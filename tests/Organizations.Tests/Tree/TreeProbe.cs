using AnTq.Organizations.V1;
using AnTq.Testing;
using Dapper;
using Grpc.Core;

namespace AnTq.Organizations.Tests.Tree;

/// <summary>Tells whether a copy of the service answers out of memory: while the tables are locked, nothing else can answer.</summary>
internal static class TreeProbe
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a copy answers out of memory.</summary>
    public static Task InUseAsync(OrganizationsService service, OrganizationService.OrganizationServiceClient client) =>
        Eventually.BecomesTrueAsync(() => AnswersAsync(service, client), WaitLimit);

    /// <summary>
    /// Lets the service hear what was told by SQL: a copy through which something was to be written, even if only tried, answers
    /// nothing older any more.
    /// </summary>
    public static async Task HasHeardAsync(OrganizationsService service)
    {
        var trial = Requests.Create("Tỉnh Quảng Nam");
        trial.ValidateOnly = true;
        await service.RegisterAsync(trial);
    }

    /// <summary>Does something while the tables are locked. A copy whose memory has grown too old meanwhile would have to wait.</summary>
    public static async Task<T> WithoutTablesAsync<T>(OrganizationsService service, Func<Task<T>> work)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("lock table organization, organization_version in access exclusive mode");
        return await work();
    }

    private static Task<bool> AnswersAsync(OrganizationsService service, OrganizationService.OrganizationServiceClient client) =>
        WithoutTablesAsync(service, async () =>
        {
            try
            {
                await client.CountOrganizationsAsync(new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime + AnswerLimit);
                return true;
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.DeadlineExceeded or StatusCode.Unavailable)
            {
                return false;
            }
        });
}
