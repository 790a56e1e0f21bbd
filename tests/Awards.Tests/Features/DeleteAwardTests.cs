using AnTq.Awards.V1;
using Dapper;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

[Collection(BesideOrganizations.Name)]
public sealed class DeleteAwardTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task A_deleted_record_is_gone_from_its_statement_and_kept_by_the_audit()
    {
        var named = Requests.Award(
            service.City,
            GrantingAuthority.ProvincialChair,
            AwardForm.CertificateOfMerit,
            Requests.Count(3),
            Requests.Named(new NamedRecipient { DisplayName = "Lý Thị Mai" }));
        var statement = await service.OpenWithAsync(Requests.AnyAward(service.City), named);
        var award = (await service.ListAsync(statement))[1];

        await service.DeleteAsync(award);

        var read = await service.ReadAsync(statement.Name);
        Assert.Equal((1, 0), (read.Reconciliation.CollectivesSum, read.Reconciliation.IndividualsSum));
        Assert.NotEqual(statement.Etag, read.Etag);
        Assert.Single(await service.ListAsync(statement));
        await Refused.WithAsync(
            "AWARD_NOT_FOUND", StatusCode.NotFound, service.Client.GetAwardAsync(new GetAwardRequest { Name = award.Name }));
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        Assert.Equal(
            "Lý Thị Mai",
            await connection.ExecuteScalarAsync<string>(
                """
                select before #>> '{individuals,named,recipients,0,displayName}' from platform.audit
                where action = 'delete' and resource = @Name and after is null
                """,
                award));
    }

    [Fact]
    public async Task What_is_recorded_after_a_deletion_comes_last()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        var before = await service.ListAsync(statement);
        await service.DeleteAsync(before[4]);
        var added = (await service.RecordAsync(statement.Name, Requests.AnyAward(service.City))).Awards[0];
        Assert.Equal([.. before.Take(4), added], await service.ListAsync(statement));
    }

    [Fact]
    public async Task A_stale_etag_deletes_nothing()
    {
        var statement = await service.OpenWithAsync(Requests.AnyAward(service.City));
        var award = (await service.ListAsync(statement))[0];
        award.Etag = statement.Etag;
        var before = await service.DigestAsync();
        await Refused.WithAsync("ETAG_MISMATCH", StatusCode.Aborted, service.DeleteAsync(award));
        Assert.Equal(before, await service.DigestAsync());
        award.Etag = "";
        await service.DeleteAsync(award);
    }

    [Fact]
    public async Task A_repeated_deletion_is_answered_and_a_second_one_is_refused()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        var award = (await service.ListAsync(statement))[0];
        var request = new DeleteAwardRequest { Name = award.Name, RequestId = Requests.NewRequestId() };
        await service.Client.DeleteAwardAsync(request);
        var before = await service.DigestAsync();
        await service.Client.DeleteAwardAsync(request);
        await Refused.WithAsync("AWARD_NOT_FOUND", StatusCode.NotFound, service.DeleteAsync(award));
        Assert.Equal(before, await service.DigestAsync());
    }

    [Theory]
    [InlineData("awards/nowhere")]
    [InlineData("awards/01920000-0000-7000-8000-000000000000")]
    public async Task A_record_that_was_never_there_is_not_found(string name)
    {
        await Refused.WithAsync("AWARD_NOT_FOUND", StatusCode.NotFound, service.DeleteAsync(new Award { Name = name }));
        await Refused.WithAsync("AWARD_NOT_FOUND", StatusCode.NotFound, service.Client.GetAwardAsync(new GetAwardRequest { Name = name }));
    }
}
