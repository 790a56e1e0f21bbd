using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using Xunit;
using static AnTq.Organizations.Tests.Domain.Effects;

namespace AnTq.Organizations.Tests.Domain;

public sealed class TimelineTests
{
    [Fact]
    public void What_has_no_effects_never_existed()
    {
        Assert.Equal(Timeline.Empty, Timeline.Fold([]));
        Assert.Null(Timeline.Empty.Existence);
        Assert.Empty(Timeline.Empty.Parts);
    }

    [Fact]
    public void A_start_holds_until_an_end_is_known()
    {
        var open = Timeline.Fold([Start("2004-08-31", "Tỉnh Yên Bái")]);
        var ended = Timeline.Fold([End("2025-07-01"), Start("2004-08-31", "Tỉnh Yên Bái")]);

        Assert.Equal(["2004-08-31.. Tỉnh Yên Bái "], Told(open));
        Assert.Equal(["2004-08-31..2025-07-01 Tỉnh Yên Bái "], Told(ended));
        Assert.Equal(new Validity(Day("2004-08-31"), Day("2025-07-01")), ended.Existence);
        Assert.Null(ended.StateOn(Day("2025-07-01")));
        Assert.Equal("Tỉnh Yên Bái", ended.StateOn(Day("2025-06-30"))!.Name);
    }

    [Fact]
    public void A_name_given_in_the_past_holds_until_the_one_given_later_and_leaves_the_rest_alone()
    {
        var timeline = Timeline.Fold(
        [
            Start("2004-08-31", "Thị xã Bắc Kạn", parent: "bac-kan"), Rename("2015-04-15", "Thành phố Bắc Kạn"), End("2025-07-01"),
            Rename("2010-01-01", "Thị xã Bắc Cạn"), Move("2012-01-01", "thai-nguyen"),
        ]);

        Assert.Equal(
            [
                "2004-08-31..2010-01-01 Thị xã Bắc Kạn bac-kan",
                "2010-01-01..2012-01-01 Thị xã Bắc Cạn bac-kan",
                "2012-01-01..2015-04-15 Thị xã Bắc Cạn thai-nguyen",
                "2015-04-15..2025-07-01 Thành phố Bắc Kạn thai-nguyen",
            ],
            Told(timeline));
    }

    [Fact]
    public void A_move_to_the_top_of_a_tree_is_a_move()
    {
        var timeline = Timeline.Fold([Start("2004-08-31", "Đội", parent: "a"), Move("2010-01-01", null)]);

        Assert.Equal(["2004-08-31..2010-01-01 Đội a", "2010-01-01.. Đội "], Told(timeline));
    }

    [Fact]
    public void What_changes_nothing_makes_no_version()
    {
        var timeline = Timeline.Fold([Start("2004-08-31", "Xã A", parent: "a"), Rename("2010-01-01", "Xã A"), Move("2011-01-01", "a")]);

        Assert.Equal(["2004-08-31.. Xã A a"], Told(timeline));
    }

    [Fact]
    public void On_one_day_the_change_recorded_last_holds()
    {
        var effects = new[]
        {
            Rename("2010-01-01", "Xã C") with { Place = 2 }, Start("2004-08-31", "Xã A"), Rename("2010-01-01", "Xã B") with { Place = 1 },
        };

        Assert.Equal(["2004-08-31..2010-01-01 Xã A ", "2010-01-01.. Xã C "], Told(Timeline.Fold(effects)));
        Assert.Equal(["2004-08-31.. Xã C "], Told(Timeline.Fold([effects[0] with { Day = Day("2004-08-31") }, effects[1]])));
    }

    [Fact]
    public void What_happens_on_the_day_of_the_end_has_no_day_to_hold_on()
    {
        var timeline = Timeline.Fold([Start("2004-08-31", "Xã A", parent: "a"), End("2025-07-01"), Move("2025-07-01", "b")]);

        Assert.Empty(timeline.Faults);
        Assert.Equal(["2004-08-31..2025-07-01 Xã A a"], Told(timeline));
    }

    [Fact]
    public void Codes_of_a_scheme_replace_one_another_and_end_with_the_organization()
    {
        var timeline = Timeline.Fold(
        [
            Start("2004-08-31", "Tỉnh A", codes: [Statistics("15"), Internal("YB")]),
            Recode("2010-01-01", Statistics("16")), Recode("2012-01-01", new GivenCode(CodeScheme.Internal, null)),
            End("2025-07-01"),
        ]);

        Assert.Equal(
            [
                new TimelineCode(Days("2004-08-31", "2010-01-01"), CodeScheme.GeneralStatisticsOffice, "15"),
                new TimelineCode(Days("2010-01-01", "2025-07-01"), CodeScheme.GeneralStatisticsOffice, "16"),
                new TimelineCode(Days("2004-08-31", "2012-01-01"), CodeScheme.Internal, "YB"),
            ],
            timeline.Codes);
        Assert.Single(timeline.Versions);
        Assert.Equal(
            [Days("2004-08-31", "2010-01-01"), Days("2010-01-01", "2012-01-01"), Days("2012-01-01", "2025-07-01")],
            timeline.Parts.Select(part => part.Valid));
    }

    [Fact]
    public void Two_swap_codes_on_one_day_by_way_of_a_third()
    {
        var first = Timeline.Fold(
        [
            Start("2004-08-31", "Xã A", codes: [Statistics("00015")]),
            Recode("2010-01-01", Statistics("99999")), Recode("2010-01-01", Statistics("00016")) with { Place = 1 },
        ]);

        Assert.Equal(["00015", "00016"], first.Codes.Select(code => code.Code));
    }

    [Theory]
    [InlineData("2004-08-30", "BeforeItStarts")]
    [InlineData("2025-07-02", "AfterItEnds")]
    public void What_happens_to_an_organization_that_is_not_there_is_a_fault(string day, string fault)
    {
        var timeline = Timeline.Fold([Start("2004-08-31", "Xã A"), Rename(day, "Xã B") with { ChangeId = "late" }, End("2025-07-01")]);

        var found = Assert.Single(timeline.Faults);
        Assert.Equal((fault, Day(day), "late"), (found.Kind.ToString(), found.Day, found.ChangeId));
        Assert.Empty(timeline.Versions);
    }

    [Theory]
    [InlineData("2010-01-01")]
    [InlineData("2025-07-01")]
    [InlineData("2026-01-01")]
    public void An_organization_starts_once(string again)
    {
        var timeline = Timeline.Fold([Start("2004-08-31", "Xã A"), End("2025-07-01"), Start(again, "Xã A") with { ChangeId = "again" }]);

        Assert.Equal("again", Assert.Single(timeline.Faults).ChangeId);
    }

    [Fact]
    public void An_organization_ends_once_and_not_on_its_first_day()
    {
        Assert.Equal(
            TimelineFaultKind.AfterItEnds,
            Assert.Single(Timeline.Fold([Start("2004-08-31", "Xã A"), End("2025-07-01"), End("2025-07-01")]).Faults).Kind);
        Assert.Equal(
            TimelineFaultKind.EndsOnItsFirstDay,
            Assert.Single(Timeline.Fold([Start("2004-08-31", "Xã A"), End("2004-08-31")]).Faults).Kind);
        Assert.Equal(
            TimelineFaultKind.BeforeItStarts,
            Assert.Single(Timeline.Fold([Start("2004-08-31", "Xã A"), End("2004-08-30")]).Faults).Kind);
    }

    [Fact]
    public void The_first_difference_is_the_first_day_that_is_told_otherwise()
    {
        OrganizationEffect[] known = [Start("2004-08-31", "Xã A", codes: [Statistics("00015")]), End("2025-07-01")];
        var before = Timeline.Fold(known);

        Assert.Null(Timeline.FirstDifference(before, Timeline.Fold(known)));
        Assert.Equal(Day("2010-01-01"), Timeline.FirstDifference(before, Timeline.Fold([.. known, Rename("2010-01-01", "Xã B")])));
        Assert.Equal(Day("2011-01-01"), Timeline.FirstDifference(before, Timeline.Fold([.. known, Recode("2011-01-01", Statistics("00016"))])));
        Assert.Equal(Day("2020-01-01"), Timeline.FirstDifference(before, Timeline.Fold([known[0], End("2020-01-01")])));
        Assert.Equal(Day("2025-07-01"), Timeline.FirstDifference(before, Timeline.Fold([known[0]])));
        Assert.Equal(Day("2004-08-31"), Timeline.FirstDifference(before, Timeline.Empty));
    }

    private static IEnumerable<string> Told(Timeline timeline) => timeline.Versions.Select(version =>
        $"{Validity.Write(version.Valid.From)}..{Validity.Write(version.Valid.To)} {version.State.Name} {version.State.ParentId}");
}
