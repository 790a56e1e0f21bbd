using AnTq.Organizations.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class CommitteeRefusalTests(Committees committees) : IClassFixture<Committees>
{
    private const string Day = "2023-03-15";

    // What is wrong, the field that is named for it, and the damage.
    public static TheoryData<string, string, Action<CommitteeTerm>> Broken => new()
    {
        { "no committee", "committee", term => term.Committee = "" },
        { "a committee of another collection", "committee", term => term.Committee = "awards/a" },
        { "no first day", "start_date", term => term.StartDate = "" },
        { "a day before 1945", "start_date", term => term.StartDate = "1944-12-31" },
        { "an end before the start", "stated_end_date", term => term.StatedEndDate = "2023-03-14" },
        { "an end on the first day", "stated_end_date", term => term.StatedEndDate = Day },
        { "no document", "legal_basis", term => term.LegalBasis = null },
        { "a document without number", "legal_basis.number", term => term.LegalBasis.Number = "\u3000" },
        { "a document without issuer", "legal_basis.issuer", term => term.LegalBasis.Issuer = "" },
        { "a document without day", "legal_basis.issue_date", term => term.LegalBasis.IssueDate = "31/05/2021" },
        { "two heads", "members[1].role", term => term.Members.Add(Committees.Person(CommitteeRole.Head, "B")) },
        { "a member without role", "members[1].role", term => term.Members.Add(Committees.Person(0, "B")) },
        { "an unknown role", "members[1].role", term => term.Members.Add(Committees.Person((CommitteeRole)9, "B")) },
        { "a member without name", "members[1].person_name", term => term.Members.Add(Committees.Person(CommitteeRole.Member, " ")) },
        { "a nameless standing body", "members[1].organization_display_name", term => term.Members.Add(StandingBody()) },
        { "a line break in a name", "members[1].person_name", term => term.Members.Add(Committees.Person(CommitteeRole.Member, "A\nB")) },
        { "a null character", "full_name", term => term.FullName = "Ban\0Chỉ đạo" },
        { "a name of 501 letters", "full_name", term => term.FullName = new('ơ', 501) },
        { "21 aliases", "aliases", term => term.Aliases.Add(Enumerable.Repeat("BCĐ", 21)) },
        { "201 members", "members", term => term.Members.Add(Enumerable.Repeat(Committees.Person(CommitteeRole.Member, "B"), 200)) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_malformed_term_is_refused_by_field_and_changes_nothing(string what, string field, Action<CommitteeTerm> damage)
    {
        Assert.NotEmpty(what);
        var committee = await committees.CommitteeAsync();
        var before = await committees.Service.CountEverythingAsync();

        await Refused.ForFieldAsync(
            $"committee_term.{field}", () => committees.ReconstituteAsync(committee, Day, "A", request => damage(request.CommitteeTerm)));

        Assert.Equal(before, await committees.Service.CountEverythingAsync());
    }

    [Fact]
    public async Task Only_a_steering_committee_has_terms()
    {
        var unit = await committees.Service.RegisterAsync(Requests.Create("Tỉnh Tuyên Quang"));

        await Refused.WithAsync(
            "NOT_A_STEERING_COMMITTEE", StatusCode.FailedPrecondition, () => committees.ReconstituteAsync(unit, Day, "A"));
    }

    [Fact]
    public async Task Unknown_organizations_are_named()
    {
        var committee = await committees.CommitteeAsync();
        var nowhere = new Organization { Name = "organizations/nowhere" };

        var noCommittee = await Refused.WithAsync(
            "ORGANIZATION_NOT_FOUND", StatusCode.NotFound, () => committees.ReconstituteAsync(nowhere, Day, "A"));
        var noMember = await Refused.WithAsync("ORGANIZATION_NOT_FOUND", StatusCode.NotFound, () => committees.ReconstituteAsync(
            committee, Day, "A", request => request.CommitteeTerm.Members[0].Organization = nowhere.Name));

        Assert.Equal("committee_term.committee", noCommittee.Field());
        Assert.Equal("committee_term.members[0].organization", noMember.Field());
        await Refused.WithAsync("ORGANIZATION_NOT_FOUND", StatusCode.NotFound, () => committees.OnAsync(nowhere, Day));
        await Refused.WithAsync("ORGANIZATION_NOT_FOUND", StatusCode.NotFound, async () =>
            await committees.Client.ListCommitteeTermsAsync(new() { Committee = nowhere.Name }));
        await Refused.WithAsync("ORGANIZATION_NOT_FOUND", StatusCode.NotFound, async () =>
            await committees.Client.ListLowerCommitteeHeadsAsync(new() { Unit = nowhere.Name }));
    }

    [Fact]
    public async Task An_organization_of_a_member_is_in_force_when_the_term_starts()
    {
        var committee = await committees.CommitteeAsync();
        var ended = await committees.Service.RegisterAsync(Requests.Create("Công an huyện", to: "2023-03-01", kind: OrganizationKind.PoliceUnit));

        var refused = await Refused.WithAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, () => committees.ReconstituteAsync(
            committee, Day, "A", request => request.CommitteeTerm.Members[0].Organization = ended.Name));

        Assert.Equal("committee_term.members[0].organization", refused.Field());
    }

    [Fact]
    public async Task A_term_stays_with_its_committee_and_its_name_is_taken_once()
    {
        var other = await committees.CommitteeAsync();
        var id = Requests.NewId("term");
        var term = await committees.ReconstituteAsync(await committees.CommitteeAsync(), Day, "A", request => request.CommitteeTermId = id);

        Assert.Equal($"committeeTerms/{id}", term.Name);
        await Refused.WithAsync("COMMITTEE_TERM_ALREADY_EXISTS", StatusCode.AlreadyExists, () => committees.ReconstituteAsync(
            other, Day, "A", request => request.CommitteeTermId = id));
        await Refused.WithAsync(
            "COMMITTEE_OF_TERM_IS_FIXED",
            StatusCode.FailedPrecondition,
            () => committees.CorrectAsync(term, corrected => corrected.Committee = other.Name));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var nowhere = new CommitteeTerm { Name = "committeeTerms/nowhere", Etag = "\"AAAAAAAAAAE\"" };

        await Refused.WithAsync("COMMITTEE_TERM_NOT_FOUND", StatusCode.NotFound, async () =>
            await committees.Client.GetCommitteeTermAsync(new() { Name = nowhere.Name }));
        await Refused.WithAsync("COMMITTEE_TERM_NOT_FOUND", StatusCode.NotFound, () => committees.WithdrawAsync(nowhere));
        await Refused.ForFieldAsync("name", async () => await committees.Client.GetCommitteeTermAsync(new() { Name = "organizations/a" }));
    }

    private static CommitteeMember StandingBody() => new() { Role = CommitteeRole.StandingBody, PersonName = "B" };
}
