using AnTq.Awards.V1;
using AnTq.Cli.Suite;
using AnTq.Organizations.V1;

namespace AnTq.Cli.Demo;

/// <summary>Enters <see cref="YenBaiAwards"/>. Every step is repeatable, so a run that was cut short is finished by the next one.</summary>
internal sealed class YenBaiEntry(SuiteConnection suite)
{
    /// <returns>The confirmed statement.</returns>
    public async Task<AwardStatement> EnterAsync()
    {
        await RegisterAsync(YenBaiAwards.ProvinceId, YenBaiAwards.Province);
        await RegisterAsync(YenBaiAwards.CityId, YenBaiAwards.CityUnit);
        var created = await suite.Awards.CallAsync((client, options) => client.CreateAwardStatementAsync(
            new()
            {
                AwardStatement = YenBaiAwards.Statement,
                AwardStatementId = YenBaiAwards.StatementId,
                RequestId = RequestId.Of("open the statement"),
            },
            options));
        await suite.Awards.CallAsync((client, options) => client.RecordAwardsAsync(
            new() { Parent = created.Name, Awards = { YenBaiAwards.Records }, RequestId = RequestId.Of("record the awards") }, options));
        return await ConfirmAsync(created.Name);
    }

    private Task<Organization> RegisterAsync(string id, Organization unit) =>
        suite.Organizations.CallAsync((client, options) => client.CreateOrganizationAsync(
            new() { Organization = unit, OrganizationId = id, RequestId = RequestId.Of($"register {id}") }, options));

    /// <summary>
    /// The etag belongs to what was read, and differs from run to run: a confirmed statement is left alone instead of confirmed again.
    /// </summary>
    private async Task<AwardStatement> ConfirmAsync(string name)
    {
        var statement = await suite.Awards.CallAsync((client, options) => client.GetAwardStatementAsync(new() { Name = name }, options));
        return statement.State == AwardStatement.Types.State.Confirmed
            ? statement
            : await suite.Awards.CallAsync((client, options) => client.ConfirmAwardStatementAsync(
                new() { Name = name, Etag = statement.Etag, RequestId = RequestId.Of($"confirm {statement.Etag}") }, options));
    }
}
