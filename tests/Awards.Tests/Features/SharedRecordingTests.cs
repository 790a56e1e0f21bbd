using AnTq.Awards.V1;
using AnTq.Platform.Errors;
using Dapper;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

/// <summary>Records of many callers, which are written together, are those of each of them.</summary>
[Collection(BesideOrganizations.Name)]
public sealed class SharedRecordingTests(AwardsService service) : IClassFixture<AwardsService>
{
    private const int Calls = 200;
    private const int Drafts = 4;

    [Fact]
    public async Task Each_record_goes_into_its_statement_and_the_sums_are_those_of_its_records()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, Drafts).Select(_ => service.OpenAsync()));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Calls).Select(call => ReasonAsync(drafts[call % Drafts].Name, call)));

        Assert.All(outcomes, Assert.Null);
        foreach (var (index, draft) in drafts.Index())
        {
            var calls = Enumerable.Range(0, Calls).Where(call => call % Drafts == index).ToList();
            var read = await service.ReadAsync(draft.Name);
            Assert.Equal(calls.Sum(call => call + 1), read.Reconciliation.CollectivesSum);
            Assert.Equal(calls.Sum(call => call + 2), read.Reconciliation.IndividualsSum);
            Assert.Equal(calls.Select(call => call + 1).Order(), (await ListAsync(draft)).Select(award => award.Collectives.Count).Order());
            Assert.Equal(Enumerable.Range(1, calls.Count), await PositionsAsync(draft));
        }

        Assert.InRange(await TransactionsAsync(drafts), 1, Calls / 2);
    }

    [Fact]
    public async Task A_statement_that_takes_no_records_refuses_its_own_callers_and_nobody_else()
    {
        var draft = await service.OpenAsync();
        var confirmed = await service.OpenWithAsync(Requests.AnyAward(service.City));
        await service.ConfirmAsync(confirmed);
        string[] statements = [draft.Name, draft.Name, confirmed.Name, draft.Name, "awardStatements/that-is-not-there"];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Calls).Select(call => ReasonAsync(statements[call % statements.Length], call)));

        string?[] expected = [null, null, "AWARD_STATEMENT_CONFIRMED", null, "AWARD_STATEMENT_NOT_FOUND"];
        Assert.All(outcomes.Index(), outcome => Assert.Equal(expected[outcome.Index % expected.Length], outcome.Item));
        Assert.Equal(Enumerable.Range(1, Calls * 3 / 5), await PositionsAsync(draft));
        Assert.Single(await ListAsync(confirmed));
        Assert.InRange(await TransactionsAsync([draft]), 1, (Calls * 3 / 5) - 1);
    }

    private async Task<string?> ReasonAsync(string statement, int call)
    {
        var award = Requests.AnyAward(service.City);
        award.Collectives = new Recipients { Count = call + 1 };
        award.Individuals = new Recipients { Count = call + 2 };
        try
        {
            await service.RecordAsync(statement, award);
            return null;
        }
        catch (RpcException refused)
        {
            return refused.ReadReason();
        }
    }

    private async Task<IReadOnlyList<Award>> ListAsync(AwardStatement statement) =>
        (await service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name, PageSize = 200 })).Awards;

    private async Task<IEnumerable<int>> PositionsAsync(AwardStatement statement)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        return await connection.QueryAsync<int>(
            """
            select position from award where statement_id = (select id from award_statement where resource_id = @id) order by position
            """,
            new { id = statement.Id() });
    }

    private async Task<long> TransactionsAsync(IEnumerable<AwardStatement> statements)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(
            """
            select count(distinct award.xmin::text)
            from award join award_statement on award_statement.id = award.statement_id where resource_id = any (@ids)
            """,
            new { ids = statements.Select(statement => statement.Id()).ToArray() });
    }
}
