using Dapper;
using Npgsql;
using Xunit;

namespace AnTq.Awards.Tests.Persistence;

/// <summary>The database refuses rows that the service would never write, whoever writes them.</summary>
[Collection(BesideOrganizations.Name)]
public sealed class RowRulesTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Theory]
    [InlineData("authority = 0")]
    [InlineData("authority = 8")]
    [InlineData("forms = 0")]
    [InlineData("forms = 16")]
    [InlineData("state = 3")]
    [InlineData("span_start = span_end + 1")]
    [InlineData("collectives_form = 4")]
    [InlineData("individuals_form = 4")]
    [InlineData("collectives = null")]
    [InlineData("collectives_form = 2")]
    [InlineData("individuals = null")]
    [InlineData("individuals_form = 2")]
    [InlineData("collectives = -1, individuals = 5")]
    [InlineData("individuals = -1, collectives = 5")]
    [InlineData("collectives = 0, individuals = 0")]
    [InlineData("forms = 1, individuals = 1")]
    [InlineData("forms = 8, collectives = 1")]
    [InlineData("document = null")]
    [InlineData("document = null, decision_number = '1'")]
    [InlineData("document = null, decision_date = '2023-01-01'")]
    public Task An_award_that_breaks_a_rule(string change) => IsRefusedAsync("award", change, "award_is_sound");

    [Theory]
    [InlineData("state = 3")]
    [InlineData("state = 2, confirmed_version = version")]
    [InlineData("confirmed_at = now()")]
    [InlineData("award_count = -1")]
    [InlineData("named_recipient_count = -1")]
    [InlineData("collectives_sum = -1")]
    [InlineData("individuals_sum = -1")]
    [InlineData("declared_collectives = 1")]
    [InlineData("declared_individuals = 1")]
    public Task A_statement_that_breaks_a_rule(string change) =>
        IsRefusedAsync("award_statement", change, "award_statement_is_sound");

    [Theory]
    [InlineData("collectives = null, collectives_form = 2, forms = 8")]
    [InlineData("individuals = null, individuals_form = 2, forms = 1")]
    [InlineData("collectives = null, collectives_form = 2, individuals = null, individuals_form = 2")]
    [InlineData("document = null, decision_number = '1', decision_date = '2023-01-01'")]
    public async Task What_is_not_stated_breaks_none(string change) =>
        Assert.Equal(1, await ChangeAsync("award", change));

    private async Task IsRefusedAsync(string table, string change, string rule)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ChangeAsync(table, change));

        Assert.Equal((PostgresErrorCodes.CheckViolation, rule), (refused.SqlState, refused.ConstraintName));
    }

    /// <summary>Changes the row of a new award, or of its statement.</summary>
    private async Task<int> ChangeAsync(string table, string change)
    {
        var statement = await service.OpenWithAsync(Requests.AnyAward(service.City));
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        var key = table == "award" ? "statement_id" : "id";
        return await connection.ExecuteAsync(
            $"update {table} set {change} where {key} = (select id from award_statement where 'awardStatements/' || resource_id = @Name)",
            new { statement.Name });
    }
}
