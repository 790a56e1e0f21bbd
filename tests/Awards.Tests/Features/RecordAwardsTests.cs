using System.Text;
using AnTq.Awards.V1;
using Dapper;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

[Collection(BesideOrganizations.Name)]
public sealed class RecordAwardsTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task A_record_is_answered_and_read_as_it_was_recorded()
    {
        var statement = await service.OpenAsync();
        var sent = Full();

        var recorded = Assert.Single((await service.RecordAsync(statement.Name, sent)).Awards);

        Assert.StartsWith("awards/", recorded.Name, StringComparison.Ordinal);
        Assert.Equal(statement.Name, recorded.Statement);
        Assert.Equal(AwardState.Recorded, recorded.State);
        Assert.Matches("^\".+\"$", recorded.Etag);
        Assert.InRange(TimeProvider.System.GetUtcNow() - recorded.CreateTime.ToDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(sent, WithoutOutput(recorded));
        Assert.Equal(recorded, await service.Client.GetAwardAsync(new GetAwardRequest { Name = recorded.Name }));
        Assert.Equal([recorded], await service.ListAsync(statement));
    }

    [Fact]
    public async Task An_award_known_by_its_decision_keeps_number_and_date()
    {
        var sent = Requests.AnyAward(service.City);
        sent.Decision = new Decision { Number = "1234/QĐ-UBND", Date = "2023-05-20" };
        var statement = await service.OpenWithAsync(sent);

        var read = Assert.Single(await service.ListAsync(statement));

        Assert.Equal(sent.Decision, read.Decision);
        Assert.Null(read.Stated);
    }

    [Fact]
    public async Task Records_add_up_in_their_statement_and_change_its_etag()
    {
        var statement = await service.OpenAsync(178, 241);
        await service.RecordAsync(statement.Name, Requests.C01(service.City));
        var read = await service.ReadAsync(statement.Name);
        Assert.Equal((178, 241), (read.Reconciliation.CollectivesSum, read.Reconciliation.IndividualsSum));
        Assert.NotEqual(statement.Etag, read.Etag);
    }

    [Fact]
    public async Task Output_only_fields_are_ignored()
    {
        var sent = Requests.AnyAward(service.City);
        sent.Name = "awards/mine";
        sent.Statement = "awardStatements/another";
        sent.State = AwardState.Granted;
        sent.Etag = "\"x\"";
        var statement = await service.OpenAsync();
        var recorded = Assert.Single((await service.RecordAsync(statement.Name, sent)).Awards);
        Assert.NotEqual("awards/mine", recorded.Name);
        Assert.Equal((statement.Name, AwardState.Recorded), (recorded.Statement, recorded.State));
    }

    [Fact]
    public async Task Words_and_names_are_kept_in_one_unicode_form_without_outer_blanks()
    {
        const string Person = "Nguyễn Thị Hường";
        const string Authority = "Chủ tịch UBND thành phố";
        var sent = Requests.Award(
            service.City,
            GrantingAuthority.DistrictChair,
            AwardForm.CertificateOfCommendation,
            null,
            Requests.Named(new NamedRecipient
            {
                DisplayName = $" {Person.Normalize(NormalizationForm.FormD)} ", Position = "Phó Bí thư".Normalize(NormalizationForm.FormD),
            }),
            Authority.Normalize(NormalizationForm.FormD));
        var statement = await service.OpenAsync();

        var recorded = Assert.Single((await service.RecordAsync(statement.Name, sent)).Awards);

        var named = Assert.Single(recorded.Individuals.Named.Recipients);
        Assert.Equal((Person, "Phó Bí thư", Authority), (named.DisplayName, named.Position, recorded.Authority.StatedAs));
        await service.RecordAsync(
            statement.Name,
            Requests.Award(
                service.City, GrantingAuthority.DistrictChair, AwardForm.CertificateOfCommendation, Requests.Count(1), null, Authority));
        Assert.Equal([$"{Authority} | Giấy khen | 1 | 1"], (await service.TabulateAsync(statement.Name)).Print());
    }

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_and_changes_nothing()
    {
        var statement = await service.OpenAsync();
        var request = Requests.Record(statement.Name, Requests.C01(service.City));
        var first = await service.Client.RecordAwardsAsync(request);
        var before = await service.DigestAsync();

        Assert.Equal(first, await service.Client.RecordAwardsAsync(request));
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task A_request_id_with_other_content_is_refused()
    {
        var statement = await service.OpenAsync();
        var request = Requests.Record(statement.Name, Requests.AnyAward(service.City));
        await service.Client.RecordAwardsAsync(request);
        var before = await service.DigestAsync();

        request.Awards[0].Collectives.Count = 2;

        await Refused.WithAsync("REQUEST_ID_REUSED", StatusCode.InvalidArgument, service.Client.RecordAwardsAsync(request));
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task Validate_only_answers_and_keeps_nothing()
    {
        var statement = await service.OpenAsync();
        var before = await service.DigestAsync();
        var request = Requests.Record(statement.Name, Requests.AnyAward(service.City));
        request.ValidateOnly = true;

        Assert.Single((await service.Client.RecordAwardsAsync(request)).Awards);

        Assert.Equal(before, await service.DigestAsync());
        request.Parent = "awardStatements/nowhere";
        await Refused.WithAsync("AWARD_STATEMENT_NOT_FOUND", StatusCode.NotFound, service.Client.RecordAwardsAsync(request));
    }

    [Fact]
    public async Task One_bad_record_keeps_the_others_out()
    {
        var statement = await service.OpenAsync();
        var before = await service.DigestAsync();
        var flag = Requests.Award(
            service.City, GrantingAuthority.PrimeMinister, AwardForm.EmulationFlag, Requests.Count(1), Requests.Count(1));

        var refused = await Refused.WithAsync(
            "FLAG_TO_INDIVIDUAL", StatusCode.InvalidArgument, service.RecordAsync(statement.Name, Requests.AnyAward(service.City), flag));

        Assert.Equal(["awards[1].individuals"], refused.Fields());
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task Records_that_could_not_be_answered_are_not_kept()
    {
        var statement = await service.OpenAsync();
        var award = Requests.AnyAward(service.City);
        award.Individuals = Requests.Named([.. Enumerable.Range(0, 1000).Select(_ => new NamedRecipient { DisplayName = new string('ễ', 200) })]);
        var before = await service.DigestAsync();

        var refused = await Refused.WithAsync(
            "ANSWER_TOO_LARGE", StatusCode.ResourceExhausted, service.RecordAsync(statement.Name, award, award));

        Assert.Equal("1044480", refused.Fact("limit_bytes"));
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task A_statement_holds_only_so_many_records()
    {
        var statement = await service.OpenWithAsync(Requests.AnyAward(service.City));
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "update award_statement set award_count = 10000 where resource_id = @id", new { id = statement.Id() });

        await Refused.WithAsync(
            "AWARD_STATEMENT_FULL",
            StatusCode.FailedPrecondition,
            service.RecordAsync(statement.Name, Requests.AnyAward(service.City)));
    }

    [Fact]
    public async Task Every_record_has_its_audit_row()
    {
        var statement = await service.OpenAsync();
        var recorded = (await service.RecordAsync(statement.Name, Requests.C01(service.City))).Awards;
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        var audited = await connection.QueryAsync<string>(
            "select after ->> 'name' from platform.audit where action = 'record' and after ->> 'statement' = @Name order by id", statement);
        Assert.Equal(recorded.Select(award => award.Name), audited);
    }

    private Award Full()
    {
        var sent = Requests.Award(
            service.City,
            GrantingAuthority.ProvincialChair,
            AwardForm.CertificateOfMerit,
            Requests.Named(
                new NamedRecipient { DisplayName = "Công an phường Yên Ninh", Organization = service.City.Name },
                new NamedRecipient { DisplayName = "Nhân dân và cán bộ phường Hồng Hà" }),
            Requests.Named(new NamedRecipient
            {
                DisplayName = "Trần Văn B", Position = "Trưởng Công an xã", Organization = service.City.Name,
            }),
            "UBND tỉnh");
        sent.Stated = new StatedByDocument { Document = "Báo Yên Bái", DecisionNumber = "77/QĐ-UBND", DecisionDate = "2023-05-01" };
        return sent;
    }

    private static Award WithoutOutput(Award award)
    {
        var input = award.Clone();
        (input.Name, input.Statement, input.State, input.Etag, input.CreateTime) = ("", "", AwardState.Unspecified, "", null);
        return input;
    }
}
