using AnTq.Awards.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

[Collection(BesideOrganizations.Name)]
public sealed class AwardStatementTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task A_statement_is_answered_and_read_as_it_was_created()
    {
        var created = await service.OpenAsync(178, 241);
        Assert.Equal(AwardStatement.Types.State.Draft, created.State);
        Assert.Equal((178, 241), (created.DeclaredTotals.Collectives, created.DeclaredTotals.Individuals));
        Assert.Equal(Reconciliation.Types.Status.Mismatch, created.Reconciliation.Status);
        Assert.Equal((-178, -241), (created.Reconciliation.CollectivesDifference, created.Reconciliation.IndividualsDifference));
        Assert.Null(created.ConfirmTime);
        Assert.Equal(created, await service.ReadAsync(created.Name));
    }

    [Fact]
    public async Task The_caller_may_choose_the_last_part_of_the_name_once()
    {
        var request = Create("Khen thưởng năm 2023");
        request.AwardStatementId = $"year-{Requests.NewRequestId()}";

        var created = await service.Client.CreateAwardStatementAsync(request);

        Assert.Equal($"awardStatements/{request.AwardStatementId}", created.Name);
        Assert.Equal(created, await service.Client.CreateAwardStatementAsync(request));
        request.RequestId = Requests.NewRequestId();
        await Refused.WithAsync(
            "AWARD_STATEMENT_ALREADY_EXISTS", StatusCode.AlreadyExists, service.Client.CreateAwardStatementAsync(request));
    }

    [Fact]
    public async Task A_statement_has_a_title_and_its_totals_are_none_below_zero()
    {
        await Refused.ForFieldAsync("award_statement.title", service.Client.CreateAwardStatementAsync(Create("")));
        await Refused.ForFieldAsync("award_statement.title", service.Client.CreateAwardStatementAsync(Create(" ")));
        await Refused.ForFieldAsync("award_statement.title", service.Client.CreateAwardStatementAsync(Create(new string('a', 301))));
        var negative = Create("Khen thưởng");
        negative.AwardStatement.DeclaredTotals = new DeclaredTotals { Collectives = -1 };
        await Refused.ForFieldAsync("award_statement.declared_totals.collectives", service.Client.CreateAwardStatementAsync(negative));
        var nothing = new CreateAwardStatementRequest { RequestId = Requests.NewRequestId() };
        await Refused.ForFieldAsync("award_statement", service.Client.CreateAwardStatementAsync(nothing));
    }

    [Fact]
    public async Task A_request_id_is_a_uuid()
    {
        var request = Create("Khen thưởng");
        request.RequestId = "one";
        await Refused.ForFieldAsync("request_id", service.Client.CreateAwardStatementAsync(request));
    }

    [Fact]
    public async Task An_unknown_statement_is_not_found() => await Refused.WithAsync(
        "AWARD_STATEMENT_NOT_FOUND",
        StatusCode.NotFound,
        service.Client.GetAwardStatementAsync(new GetAwardStatementRequest { Name = "awardStatements/nowhere" }));

    private static CreateAwardStatementRequest Create(string title) =>
        new() { AwardStatement = new AwardStatement { Title = title }, RequestId = Requests.NewRequestId() };
}
