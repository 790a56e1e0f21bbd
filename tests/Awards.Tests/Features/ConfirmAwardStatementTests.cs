using AnTq.Awards.V1;
using AnTq.Events.V1;
using AnTq.Organizations.V1;
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
        var ward = await service.Organizations.RegisterAsync(
            "Phường Yên Ninh", AdministrativeLevel.Commune, service.City.Name, to: "2025-07-01");
        var flag = Requests.Award(ward, GrantingAuthority.MinistryOfPublicSecurity, AwardForm.EmulationFlag, Requests.Named(
            new NamedRecipient { DisplayName = "Công an phường Yên Ninh", Organization = ward.Name },
            new NamedRecipient { DisplayName = "Tổ dân phố số 5", Organization = ward.Name }));
        flag.Span.StartIsApproximate = false;
        var statement = await service.OpenWithAsync(
            Requests.Award(
                service.City,
                GrantingAuthority.DistrictChair,
                AwardForm.CertificateOfCommendation,
                Requests.Count(133),
                Requests.NotStated(),
                "Chủ tịch UBND thành phố"),
            flag);

        await service.ConfirmAsync(statement);

        var awards = await service.ListAsync(statement);
        Assert.All(awards, award => Assert.Equal(AwardState.Granted, award.State));
        var announced = await service.AnnouncedAsync(statement.Name);
        Assert.All(announced, told => Assert.Equal(("antq.awards.award.granted.v1", 2), (told.Type, told.SubjectVersion)));
        var byOrganization = announced.ToDictionary(told => told.OrgUnit);
        Assert.StartsWith($"{service.Province.Path}.", service.City.Path, StringComparison.Ordinal);
        Assert.Equal($"awards.award.granted.{service.City.Path}", byOrganization[service.City.Name].RoutingKey);
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
                SpanStartIsApproximate = true,
            },
            Data(byOrganization[service.City.Name]));
        var second = Data(byOrganization[ward.Name]);
        Assert.Equal((2, true, 0), (second.CollectiveCount, second.HasIndividualCount, second.IndividualCount));
        Assert.False(second.SpanStartIsApproximate);
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
            Requests.Named(new NamedRecipient
            {
                DisplayName = "Hoàng Thị Minh", Position = "Tổ trưởng", Organization = service.City.Name,
            })));
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
        var award = (await service.ListAsync(statement))[0];
        var before = await service.DigestAsync();

        await Refused.WithAsync(
            "AWARD_STATEMENT_CONFIRMED",
            StatusCode.FailedPrecondition,
            service.RecordAsync(statement.Name, Requests.AnyAward(service.City)));
        await Refused.WithAsync("AWARD_STATEMENT_CONFIRMED", StatusCode.FailedPrecondition, service.DeleteAsync(award));
        await Refused.WithAsync("AWARD_STATEMENT_CONFIRMED", StatusCode.FailedPrecondition, service.ConfirmAsync(confirmed));
        Assert.Equal(before, await service.DigestAsync());
    }

    [Fact]
    public async Task An_organization_that_ends_earlier_after_all_keeps_its_awards_from_being_confirmed()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        // As if the organization had been corrected: the record's last day is now behind its end.
        await connection.ExecuteAsync(
            """
            update award set span_end = '2025-07-01'
            where position = 3 and statement_id = (select id from award_statement where resource_id = @id)
            """,
            new { id = statement.Id() });

        await Refused.WithAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, service.ConfirmAsync(statement));

        Assert.Equal(statement, await service.ReadAsync(statement.Name));
        Assert.Empty(await service.AnnouncedAsync(statement.Name));
    }

    private static AwardGranted Data(AnnouncedAward told) => JsonParser.Default.Parse<AwardGranted>(told.Data);
}
