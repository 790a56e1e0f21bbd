using AnTq.Awards.V1;
using AnTq.Organizations.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

/// <summary>Input that nobody should send: each answers with a stable reason and changes nothing.</summary>
[Collection(BesideOrganizations.Name)]
public sealed class RefusedRecordsTests(AwardsService service) : IClassFixture<AwardsService>
{
    public static TheoryData<string, string> ForbiddenText => new()
    {
        { "a name of 10,000 characters", new string('ă', 10_000) },
        { "a control character", "Nguyễn\u0007Văn A" },
        { "a line break", "Nguyễn\nVăn A" },
        { "a line separator", "Nguyễn\u2028Văn A" },
        { "nothing", "" },
        { "blanks", "  " },
    };

    [Theory]
    [MemberData(nameof(ForbiddenText))]
    public Task A_name_is_not(string what, string name)
    {
        Assert.NotEmpty(what);
        return IsInvalidAsync(
            "awards[0].individuals.named.recipients[0].display_name",
            award => award.Individuals = Requests.Named(new NamedRecipient { DisplayName = name }));
    }

    [Fact]
    public Task A_count_is_not_negative() => IsInvalidAsync("awards[0].collectives.count", award => award.Collectives = Requests.Count(-1));

    [Fact]
    public Task A_count_is_not_beyond_all_measure() =>
        IsInvalidAsync("awards[0].individuals.count", award => award.Individuals = Requests.Count(int.MaxValue));

    [Fact]
    public Task An_award_has_a_basis() => IsInvalidAsync("awards[0]", award => award.ClearBasis());

    [Fact]
    public Task A_decision_has_a_date() =>
        IsInvalidAsync("awards[0].decision.date", award => award.Decision = new Decision { Number = "1/QĐ-UBND" });

    [Fact]
    public Task A_decision_has_a_number() =>
        IsInvalidAsync("awards[0].decision.number", award => award.Decision = new Decision { Number = " ", Date = "2023-05-24" });

    [Fact]
    public Task Recipients_are_given_in_some_form() =>
        IsInvalidAsync("awards[0].individuals", award => award.Individuals = new Recipients());

    [Fact]
    public Task A_form_is_set() => IsInvalidAsync("awards[0].forms[1]", award => award.Forms.Add(AwardForm.Unspecified));

    [Fact]
    public Task A_form_stands_there_once() => IsInvalidAsync("awards[0].forms[1]", award => award.Forms.Add(award.Forms[0]));

    [Fact]
    public Task A_form_is_a_known_one() => IsInvalidAsync("awards[0].forms[1]", award => award.Forms.Add((AwardForm)99));

    [Fact]
    public Task An_authority_is_a_known_one() =>
        IsInvalidAsync("awards[0].authority.authority", award => award.Authority.Authority = (GrantingAuthority)99);

    [Fact]
    public Task An_authority_is_set() => IsInvalidAsync("awards[0].authority", award => award.Authority = null);

    [Fact]
    public Task A_day_is_one_of_the_calendar() => IsInvalidAsync("awards[0].span.end_date", award => award.Span.EndDate = "2023-02-29");

    [Fact]
    public Task An_organization_is_an_organization() =>
        IsInvalidAsync("awards[0].organization", award => award.Organization = "awards/1 or 1=1");

    [Fact]
    public Task A_flag_does_not_go_to_individuals() => IsRefusedAsync("FLAG_TO_INDIVIDUAL", "awards[0].individuals", award =>
    {
        award.Forms[0] = AwardForm.EmulationFlag;
        award.Individuals = Requests.NotStated();
    });

    [Fact]
    public Task A_medal_does_not_go_to_collectives() => IsRefusedAsync(
        "MEDAL_TO_COLLECTIVE", "awards[0].collectives", award => award.Forms[0] = AwardForm.CommemorativeMedal);

    [Fact]
    public Task A_span_does_not_end_before_it_starts() => IsRefusedAsync(
        "SPAN_ENDS_BEFORE_IT_STARTS", "awards[0].span.end_date", award => award.Span.EndDate = "2012-12-31");

    [Fact]
    public Task Somebody_is_awarded() => IsRefusedAsync("NO_RECIPIENTS", "awards[0]", award => award.Collectives = Requests.Count(0));

    [Fact]
    public Task An_organization_exists() => IsRefusedAsync(
        "ORGANIZATION_NOT_FOUND", "awards[0].organization", award => award.Organization = "organizations/nowhere", StatusCode.NotFound);

    [Fact]
    public Task A_recipients_organization_exists() => IsRefusedAsync(
        "ORGANIZATION_NOT_FOUND",
        "awards[0].individuals.named.recipients[1].organization",
        award => award.Individuals = Requests.Named(
            new NamedRecipient { DisplayName = "A", Organization = service.City.Name },
            new NamedRecipient { DisplayName = "B", Organization = "organizations/nowhere" }),
        StatusCode.NotFound);

    [Fact]
    public Task An_organization_is_in_force_on_the_last_day_of_the_span() => IsRefusedAsync(
        "ORGANIZATION_NOT_IN_FORCE", "awards[0].organization", award => award.Span.EndDate = "2025-07-01", StatusCode.FailedPrecondition);

    [Fact]
    public async Task An_organization_need_not_be_in_force_before_the_last_day_of_the_span()
    {
        var young = await service.Organizations.RegisterAsync(
            "Phường mới", AdministrativeLevel.Commune, service.City.Name, "2023-05-24", "2023-05-25");
        var statement = await service.OpenAsync();
        Assert.Single((await service.RecordAsync(statement.Name, Requests.AnyAward(young))).Awards);
    }

    [Fact]
    public async Task A_thousand_violations_make_one_short_answer()
    {
        var statement = await service.OpenAsync();
        var awards = Enumerable.Range(0, 100).Select(_ =>
        {
            var award = Requests.AnyAward(service.City);
            award.Individuals = Requests.Named([.. Enumerable.Range(0, 10).Select(_ => new NamedRecipient { DisplayName = "\u0001" })]);
            return award;
        });

        var refused = await Refused.WithAsync("VALIDATION_FAILED", StatusCode.InvalidArgument, service.RecordAsync(statement.Name, awards));

        Assert.InRange(refused.Fields().Count(), 5, 20);
        Assert.Contains("1000", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_records_that_break_rules_make_one_short_answer()
    {
        var statement = await service.OpenAsync();
        var awards = Enumerable.Range(0, 100).Select(_ =>
        {
            var award = Requests.AnyAward(service.City);
            (award.Forms[0], award.Span.EndDate) = (AwardForm.CommemorativeMedal, "2012-12-31");
            return award;
        });

        var refused = await Refused.WithAsync(
            "SPAN_ENDS_BEFORE_IT_STARTS", StatusCode.InvalidArgument, service.RecordAsync(statement.Name, awards));

        Assert.Equal(["awards[0].span.end_date", "awards[0].collectives", "awards[1].span.end_date"], refused.Fields().Take(3));
    }

    [Fact]
    public async Task A_call_records_between_1_and_100_records()
    {
        var statement = await service.OpenAsync();
        await Refused.ForFieldAsync("awards", service.RecordAsync(statement.Name));
        await Refused.ForFieldAsync(
            "awards", service.RecordAsync(statement.Name, Enumerable.Repeat(Requests.AnyAward(service.City), 101)));
    }

    [Fact]
    public async Task A_statement_exists()
    {
        var refused = await Refused.WithAsync(
            "AWARD_STATEMENT_NOT_FOUND",
            StatusCode.NotFound,
            service.RecordAsync("awardStatements/nowhere", Requests.AnyAward(service.City)));
        Assert.Contains("awardStatements/nowhere", refused.Status.Detail, StringComparison.Ordinal);
    }

    private Task IsInvalidAsync(string field, Action<Award> spoil) => IsRefusedAsync("VALIDATION_FAILED", field, spoil);

    private async Task IsRefusedAsync(string reason, string field, Action<Award> spoil, StatusCode code = StatusCode.InvalidArgument)
    {
        var statement = await service.OpenAsync();
        var before = await service.DigestAsync();
        var award = Requests.AnyAward(service.City);
        spoil(award);

        var refused = await Refused.WithAsync(reason, code, service.RecordAsync(statement.Name, award));

        Assert.Contains(field, refused.Fields());
        Assert.Equal(before, await service.DigestAsync());
    }
}
