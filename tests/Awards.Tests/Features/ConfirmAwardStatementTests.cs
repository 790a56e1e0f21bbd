using AnTq.Awards.V1;
using AnTq.Events.V1;
using AnTq.Organizations.V1;
using AnTq.Platform.Errors;
using AnTq.Testing;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

[Collection(BesideOrganizations.Name)]
public sealed class ConfirmAwardStatementTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task Every_record_is_granted_and_announced_once_on_the_path_of_its_organization()
    {
        var ward = await service.Organizations.RegisterAsync("Phường Yên Ninh", AdministrativeLevel.Commune, service.City.Name, to: "2025-07-01");
        var statement = await service.OpenWithAsync(
            Requests.Award(service.City, GrantingAuthority.DistrictChair, AwardForm.CertificateOfCommendation, Requests.Count(133), Requests.NotStated(), "Chủ tịch UBND thành phố"),
            Requests.Award(ward, GrantingAuthority.MinistryOfPublicSecurity, AwardForm.EmulationFlag, Requests.Named(
                new NamedRecipient { DisplayName = "Công an phường Yên Ninh", Organization = ward.Name },
                new NamedRecipient { DisplayName = "Tổ dân phố số 5", Organization = ward.Name })));

        await service.ConfirmAsync(statement);

        var awards = (await service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name })).Awards;
        Assert.All(awards, award => Assert.Equal(AwardState.Granted, award.State));
        var announced = await service.AnnouncedAsync(statement.Name);
        Assert.All(announced, told => Assert.Equal(("antq.awards.award.granted.v1", 2), (told.Type, told.SubjectVersion)));
        var byOrganization = announced.ToDictionary(told => told.OrgUnit);
        Assert.Equal($"awards.award.granted.{service.Province.Path}.{service.City.Path.Split('.')[1]}", byOrganization[service.City.Name].RoutingKey);
        Assert.Equal($"awards.award.granted.{ward.Path}", byOrganization[ward.Name].RoutingKey);
        Assert.Equal(
            new AwardGranted
            {
                Award = awards[0].Name,
                Statement = statement.Name,
                Organization = service.City.Name,
                OrganizationDisplayName = "Thành phố Yên Bái",
                OrganizationAncestors = { service.Province.Name },
                Authority = "GRANTING_AUTHORITY_DISTRICT_CHAIR",
                AuthorityLabel = "Chủ tịch UBND thành phố",
                Forms = { "AWARD_FORM_CERTIFICATE_OF_COMMENDATION" },
                FormLabel = "Giấy khen",
                SpanStartDate = "2013-01-01",
                SpanEndDate = "2023-05-24",
                CollectiveCount = 133,
            },
            Data(byOrganization[service.City.Name]));
        var second = Data(byOrganization[ward.Name]);
        Assert.Equal((2, true, 0), (second.CollectiveCount, second.HasIndividualCount, second.IndividualCount));
        Assert.Equal([service.Province.Name, service.City.Name], second.OrganizationAncestors);
        Assert.Equal([ward.Name], second.RecipientOrganizations);
    }

    [Fact]
    public async Task No_event_names_a_person()
    {
        var statement = await service.OpenWithAsync(Requests.Award(
            service.City,
            GrantingAuthority.ProvincialChair,
            AwardForm.CertificateOfMerit,
            null,
            Requests.Named(new NamedRecipient { DisplayName = "Hoàng Thị Minh", Position = "Tổ trưởng", Organization = service.City.Name })));
        await service.ConfirmAsync(statement);
        var told = Assert.Single(await service.AnnouncedAsync(statement.Name));
        Assert.DoesNotContain("Hoàng", told.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Tổ trưởng", told.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_records_are_granted_together()
    {
        var statement = await service.OpenAsync(1000);
        for (var hundred = 0; hundred < 10; hundred++)
            await service.RecordAsync(statement.Name, Enumerable.Repeat(Requests.AnyAward(service.City), 100));

        var confirmed = await service.ConfirmAsync(await service.ReadAsync(statement.Name));

        Assert.Equal(1000, confirmed.Reconciliation.CollectivesSum);
        var announced = await service.AnnouncedAsync(statement.Name);
        Assert.Equal(1000, announced.DistinctBy(told => told.Subject).Count());
    }

    [Fact]
    public async Task A_repeated_confirmation_gets_the_first_answer_and_announces_nothing_again()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        var request = Requests.Confirm(statement);
        var first = await service.Client.ConfirmAwardStatementAsync(request);
        var before = await service.DigestAsync();

        Assert.Equal(first, await service.Client.ConfirmAwardStatementAsync(request));

        Assert.Equal(before, await service.DigestAsync());
        request.DifferenceNote = "Ghi chú khác";
        await Refused.WithAsync("REQUEST_ID_REUSED", StatusCode.InvalidArgument, service.Client.ConfirmAwardStatementAsync(request));
    }

    [Fact]
    public async Task Who_has_not_seen_the_last_record_does_not_confirm()
    {
        var statement = await service.OpenWithAsync(Requests.AnyAward(service.City));
        await service.RecordAsync(statement.Name, Requests.AnyAward(service.City));
        var before = await service.DigestAsync();

        await Refused.WithAsync("ETAG_MISMATCH", StatusCode.Aborted, service.ConfirmAsync(statement));
        statement.Etag = "\"made up\"";
        await Refused.WithAsync("ETAG_MISMATCH", StatusCode.Aborted, service.ConfirmAsync(statement));
        statement.Etag = "";
        await Refused.ForFieldAsync("etag", service.ConfirmAsync(statement));
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task An_empty_or_unknown_statement_is_not_confirmed()
    {
        var statement = await service.OpenAsync();
        await Refused.WithAsync("AWARD_STATEMENT_EMPTY", StatusCode.FailedPrecondition, service.ConfirmAsync(statement));
        statement.Name = "awardStatements/nowhere";
        await Refused.WithAsync("AWARD_STATEMENT_NOT_FOUND", StatusCode.NotFound, service.ConfirmAsync(statement));
    }

    [Fact]
    public async Task Nothing_changes_in_a_confirmed_statement()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        var confirmed = await service.ConfirmAsync(statement);
        var award = (await service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name })).Awards[0];
        var before = await service.DigestAsync();

        await Refused.WithAsync(
            "AWARD_STATEMENT_CONFIRMED", StatusCode.FailedPrecondition, service.RecordAsync(statement.Name, Requests.AnyAward(service.City)));
        await Refused.WithAsync("AWARD_STATEMENT_CONFIRMED", StatusCode.FailedPrecondition, service.DeleteAsync(award));
        await Refused.WithAsync("AWARD_STATEMENT_CONFIRMED", StatusCode.FailedPrecondition, service.ConfirmAsync(confirmed));
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task Of_two_that_confirm_at_once_one_wins()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));

        var outcomes = await BehindLockAsync(statement, () => service.ConfirmAsync(statement), () => service.ConfirmAsync(statement));

        Assert.Equal([null, "ETAG_MISMATCH"], outcomes.Order());
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    [Fact]
    public async Task Records_that_come_just_before_a_confirmation_make_it_stale()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));

        var outcomes = await BehindLockAsync(
            statement, () => service.RecordAsync(statement.Name, Requests.AnyAward(service.City)), () => service.ConfirmAsync(statement));

        Assert.Equal([null, "ETAG_MISMATCH"], outcomes);
        Assert.Empty(await service.AnnouncedAsync(statement.Name));
        await service.ConfirmAsync(await service.ReadAsync(statement.Name));
        Assert.Equal(6, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    [Fact]
    public async Task Records_that_come_just_after_a_confirmation_are_refused()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));

        var outcomes = await BehindLockAsync(
            statement, () => service.ConfirmAsync(statement), () => service.RecordAsync(statement.Name, Requests.AnyAward(service.City)));

        Assert.Equal([null, "AWARD_STATEMENT_CONFIRMED"], outcomes);
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
        Assert.Equal(5, (await service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name })).Awards.Count);
    }

    [Fact]
    public async Task A_deletion_that_comes_just_after_a_confirmation_is_refused()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        var award = (await service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name })).Awards[0];

        var outcomes = await BehindLockAsync(statement, () => service.ConfirmAsync(statement), () => service.DeleteAsync(award));

        Assert.Equal([null, "AWARD_STATEMENT_CONFIRMED"], outcomes);
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    private static AwardGranted Data(AnnouncedAward told) => JsonParser.Default.Parse<AwardGranted>(told.Data);

    /// <summary>Holds the statement's row until both calls wait for it, the first ahead of the second; the reasons of their refusals.</summary>
    private async Task<IReadOnlyList<string?>> BehindLockAsync<TFirst, TSecond>(
        AwardStatement statement, Func<AsyncUnaryCall<TFirst>> first, Func<AsyncUnaryCall<TSecond>> second)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "select 1 from award_statement where resource_id = @id for update", new { id = statement.Name["awardStatements/".Length..] });
        var firstOutcome = OutcomeAsync(first());
        await WaitingAsync(1);
        var secondOutcome = OutcomeAsync(second());
        await WaitingAsync(2);
        await transaction.RollbackAsync();
        return [await firstOutcome, await secondOutcome];
    }

    private Task WaitingAsync(long count) => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var connection = await service.Database.DataSource.OpenConnectionAsync();
            return count == await connection.ExecuteScalarAsync<long>(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        },
        TimeSpan.FromSeconds(10));

    private static async Task<string?> OutcomeAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return null;
        }
        catch (RpcException refused)
        {
            return refused.ReadReason();
        }
    }
}
