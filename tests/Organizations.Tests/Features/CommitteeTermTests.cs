using AnTq.Organizations.Tests.Features.Changes;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class CommitteeTermTests(Committees committees) : IClassFixture<Committees>
{
    private const string First = "2021-06-01";
    private const string Second = "2023-03-15";

    [Fact]
    public async Task A_term_keeps_what_its_document_says()
    {
        var committee = await committees.CommitteeAsync();
        var police = await committees.Service.RegisterAsync(Requests.Create("Công an huyện", kind: OrganizationKind.PoliceUnit));

        var term = await committees.ReconstituteAsync(committee, First, "Ngô Hạnh Phúc", request => request.CommitteeTerm.Members.Add(
        [
            Committees.Person(CommitteeRole.Deputy, "Đàm Viết Hà"),
            new CommitteeMember { Role = CommitteeRole.StandingBody, Organization = police.Name },
            Committees.Person(CommitteeRole.Member, " Hoàng Xuân Ánh "),
        ]));

        Assert.Equal((First, "", 1), (term.StartDate, term.EndDate, term.Revision));
        Assert.Equal(CommitteeTerm.Types.State.Recorded, term.State);
        Assert.Equal("138/QĐ-UBND", term.LegalBasis.Number);
        Assert.Equal(
            ["Ngô Hạnh Phúc", "Đàm Viết Hà", "", "Hoàng Xuân Ánh"], term.Members.Select(member => member.PersonName));
        Assert.Equal(police.Name, term.Members[2].Organization);
        Assert.Equal(term, await committees.Client.GetCommitteeTermAsync(new() { Name = term.Name }));
        Assert.Equal(term, await committees.OnAsync(committee, First));
    }

    [Fact]
    public async Task A_new_term_ends_the_one_before()
    {
        var committee = await committees.CommitteeAsync();
        var second = await committees.ReconstituteAsync(committee, Second, "B");
        var first = await committees.ReconstituteAsync(committee, First, "A");

        Assert.Equal(Second, first.EndDate);
        Assert.Equal("A", (await committees.OnAsync(committee, "2023-03-14")).Members[0].PersonName);
        Assert.Equal("B", (await committees.OnAsync(committee, Second)).Members[0].PersonName);
        var listed = await committees.Client.ListCommitteeTermsAsync(new() { Committee = committee.Name });
        Assert.Equal([second, first], listed.CommitteeTerms);
    }

    [Fact]
    public async Task Recorded_time_goes_on_where_a_copy_s_clock_is_behind()
    {
        var term = await committees.ReconstituteAsync(await committees.CommitteeAsync(), First, "A");
        await using var slow = await committees.Service.StartAsync(new SettableTime(term.RecordTime.ToDateTimeOffset().AddMinutes(-5)));
        var there = new CommitteeService.CommitteeServiceClient(slow.Channel);

        var corrected = await there.CorrectCommitteeTermAsync(new()
        {
            Name = term.Name, CommitteeTerm = term, Etag = term.Etag, CorrectionReason = "Nhập sai", RequestId = Requests.NewRequestId(),
        });
        var withdrawn = await there.WithdrawCommitteeTermAsync(new()
        {
            Name = term.Name, Etag = corrected.Etag, WithdrawalReason = "Không có quyết định này", RequestId = Requests.NewRequestId(),
        });

        Assert.True(term.RecordTime < corrected.RecordTime && corrected.RecordTime < withdrawn.RecordTime);
        Assert.Equal(corrected, await committees.Client.GetCommitteeTermAsync(new() { Name = term.Name, KnownAt = corrected.RecordTime }));
    }

    [Fact]
    public async Task Terms_of_many_members_come_page_by_page()
    {
        var committee = await committees.CommitteeAsync();
        var member = new CommitteeMember { Role = CommitteeRole.Member, PersonName = new('ờ', 200), Position = new('ờ', 300) };
        var recorded = new List<string>();
        for (var year = 2022; year < 2027; year++)
        {
            var term = await committees.ReconstituteAsync(
                committee, $"{year}-01-01", change: request => request.CommitteeTerm.Members.Add(Enumerable.Repeat(member, 200)));
            recorded.Insert(0, term.Name);
        }

        var listed = new List<string>();
        var page = new ListCommitteeTermsResponse();
        do
        {
            page = await committees.Client.ListCommitteeTermsAsync(new() { Committee = committee.Name, PageToken = page.NextPageToken });
            listed.AddRange(page.CommitteeTerms.Select(term => term.Name));
        }
        while (page.NextPageToken.Length > 0);

        Assert.Equal(recorded, listed);
    }

    [Fact]
    public async Task A_term_ends_with_its_committee()
    {
        var committee = await committees.CommitteeAsync(to: "2025-07-01");

        var term = await committees.ReconstituteAsync(committee, First, "A");

        Assert.Equal("2025-07-01", term.EndDate);
        Assert.Equal(term, await committees.OnAsync(committee, "2025-06-30"));
        await Refused.WithAsync("COMMITTEE_TERM_NOT_FOUND", StatusCode.NotFound, () => committees.OnAsync(committee, "2025-07-01"));
        await Refused.WithAsync(
            "ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, () => committees.ReconstituteAsync(committee, "2025-07-01", "B"));
        var tooLong = await Refused.WithAsync("ORGANIZATION_NOT_IN_FORCE", StatusCode.FailedPrecondition, () => committees.ReconstituteAsync(
            committee, Second, "B", request => request.CommitteeTerm.StatedEndDate = "2025-07-02"));
        Assert.Equal("committee_term.stated_end_date", tooLong.Field());
    }

    [Fact]
    public async Task A_change_that_ends_the_unit_ends_the_committee_and_its_term()
    {
        var unit = await committees.Service.RegisterAsync(Requests.Create("Huyện Hàm Yên", level: AdministrativeLevel.District));
        var committee = await committees.CommitteeAsync(unit.Name);
        var before = await committees.ReconstituteAsync(committee, First, "A");

        await committees.Service.RecordAsync(Changes.Changes.Abolish("2025-07-01", unit));

        var after = await committees.OnAsync(committee, "2025-06-30");
        Assert.Equal(("", "2025-07-01"), (before.EndDate, after.EndDate));
        await Refused.WithAsync("COMMITTEE_TERM_NOT_FOUND", StatusCode.NotFound, () => committees.OnAsync(committee, "2025-07-01"));
        Assert.Equal(before, await committees.Client.LookupCommitteeTermAsync(
            new() { Committee = committee.Name, AsOf = "2025-07-01", KnownAt = before.RecordTime }));
    }

    [Fact]
    public async Task A_document_ends_a_term_without_another_one()
    {
        var committee = await committees.CommitteeAsync();
        var term = await committees.ReconstituteAsync(committee, First, "A");

        var ended = await committees.CorrectAsync(term, corrected => corrected.StatedEndDate = Second);

        Assert.Equal((Second, 2), (ended.EndDate, ended.Revision));
        await Refused.WithAsync("COMMITTEE_TERM_NOT_FOUND", StatusCode.NotFound, () => committees.OnAsync(committee, Second));
    }

    [Fact]
    public async Task What_was_recorded_before_a_correction_stays_readable()
    {
        var committee = await committees.CommitteeAsync();
        var wrong = await committees.ReconstituteAsync(committee, First, "Nguyễn Văn Sai");

        var right = await committees.CorrectAsync(wrong, corrected => corrected.Members[0].PersonName = "Nguyễn Văn Đúng");

        Assert.Equal(right, await committees.Client.GetCommitteeTermAsync(new() { Name = wrong.Name }));
        Assert.Equal(
            "Nguyễn Văn Sai",
            (await committees.Client.LookupCommitteeTermAsync(
                new() { Committee = committee.Name, AsOf = Second, KnownAt = wrong.RecordTime })).Members[0].PersonName);
        var before = wrong.RecordTime.ToDateTimeOffset().AddMilliseconds(-1).ToTimestamp();
        await Refused.WithAsync("COMMITTEE_TERM_NOT_FOUND", StatusCode.NotFound, async () =>
            await committees.Client.GetCommitteeTermAsync(new() { Name = wrong.Name, KnownAt = before }));
        await Refused.WithAsync(
            "ETAG_MISMATCH", StatusCode.Aborted, () => committees.CorrectAsync(wrong, corrected => corrected.ShortName = "BCĐ"));
    }

    [Fact]
    public async Task Where_a_term_is_taken_back_the_one_before_goes_on()
    {
        var committee = await committees.CommitteeAsync();
        var first = await committees.ReconstituteAsync(committee, First, "A");
        var second = await committees.ReconstituteAsync(committee, Second, "B");

        var withdrawn = await committees.WithdrawAsync(second);

        Assert.Equal(CommitteeTerm.Types.State.Withdrawn, withdrawn.State);
        Assert.Equal(withdrawn, await committees.Client.GetCommitteeTermAsync(new() { Name = second.Name }));
        Assert.Equal(first, await committees.OnAsync(committee, Second));
        Assert.Equal([first], (await committees.Client.ListCommitteeTermsAsync(new() { Committee = committee.Name })).CommitteeTerms);
        await Refused.WithAsync("COMMITTEE_TERM_WITHDRAWN", StatusCode.FailedPrecondition, () => committees.WithdrawAsync(withdrawn));
        Assert.Equal(Second, (await committees.ReconstituteAsync(committee, Second, "C")).StartDate);
    }

    [Fact]
    public async Task Two_terms_do_not_start_on_one_day()
    {
        var committee = await committees.CommitteeAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Refused.ReasonAsync(() => committees.ReconstituteAsync(committee, First, "A"))));

        Assert.Single(results, reason => reason.Length == 0);
        Assert.Equal(3, results.Count(reason => reason == "COMMITTEE_TERM_STARTS_ALREADY"));
    }

    [Fact]
    public async Task Of_two_that_correct_one_revision_at_once_one_is_refused()
    {
        var term = await committees.ReconstituteAsync(await committees.CommitteeAsync(), First, "A");

        var results = await Task.WhenAll(new[] { "B", "C" }.Select(name => Refused.ReasonAsync(
            () => committees.CorrectAsync(term, corrected => corrected.Members[0].PersonName = name))));

        Assert.Single(results, reason => reason.Length == 0);
        Assert.Single(results, reason => reason == "ETAG_MISMATCH");
    }

    [Fact]
    public async Task The_same_request_is_answered_alike_and_a_trial_changes_nothing()
    {
        var committee = await committees.CommitteeAsync();
        var request = Committees.Request(committee.Name, First, "A");
        var trial = Committees.Request(committee.Name, Second, "B");
        trial.ValidateOnly = true;

        var once = await committees.Client.ReconstituteCommitteeAsync(request);
        var again = await committees.Client.ReconstituteCommitteeAsync(request);
        await committees.Client.ReconstituteCommitteeAsync(trial);

        Assert.Equal(once, again);
        Assert.Equal([once], (await committees.Client.ListCommitteeTermsAsync(new() { Committee = committee.Name })).CommitteeTerms);
    }

    [Fact]
    public async Task Terms_are_listed_page_by_page()
    {
        var committee = await committees.CommitteeAsync();
        foreach (var year in Enumerable.Range(2022, 23))
            await committees.ReconstituteAsync(committee, $"{year}-01-01", "A");

        var first = await committees.Client.ListCommitteeTermsAsync(new() { Committee = committee.Name });
        var second = await committees.Client.ListCommitteeTermsAsync(new() { Committee = committee.Name, PageToken = first.NextPageToken });

        Assert.Equal((20, 3, ""), (first.CommitteeTerms.Count, second.CommitteeTerms.Count, second.NextPageToken));
        Assert.Equal("2022-01-01", second.CommitteeTerms[^1].StartDate);
    }
}
