using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using Xunit;

namespace AnTq.Organizations.Tests.Domain;

public sealed class LineageTraceTests
{
    private static readonly DateOnly Early = new(2010, 1, 1);
    private static readonly DateOnly Late = new(2025, 7, 1);

    [Fact]
    public void Several_full_steps_are_full()
    {
        var trace = Follow("a", Full("a", "b", Early), Full("b", "c", Late));

        Assert.Equal(["a", "b", "c"], trace.Reached.Keys.Order());
        Assert.Equal(LineageExtent.Full, trace.Reached["c"]);
    }

    [Fact]
    public void One_partial_step_makes_what_lies_behind_it_partial()
    {
        var trace = Follow("a", Partial("a", "b", Early), Full("b", "c", Late));

        Assert.Equal(LineageExtent.Partial, trace.Reached["b"]);
        Assert.Equal(LineageExtent.Partial, trace.Reached["c"]);
    }

    [Fact]
    public void A_full_way_beside_a_partial_one_is_enough()
    {
        var trace = Follow("a", Partial("a", "c", Early), Full("a", "b", Early), Full("b", "c", Late));

        Assert.Equal(LineageExtent.Full, trace.Reached["c"]);
    }

    [Fact]
    public void A_full_way_that_comes_too_late_is_none()
    {
        var trace = Follow("a", Partial("a", "b", Early), Full("b", "c", Early.AddDays(1)), Full("a", "b", Late));

        Assert.Equal(LineageExtent.Full, trace.Reached["b"]);
        Assert.Equal(LineageExtent.Partial, trace.Reached["c"]);
    }

    [Fact]
    public void What_two_exchange_on_one_day_is_not_handed_back()
    {
        var trace = Follow("a", Partial("a", "b", Early), Partial("b", "a", Early), Partial("b", "c", Early));

        Assert.Equal([Partial("a", "b", Early)], trace.Steps);
    }

    [Fact]
    public void It_ends_on_the_day_asked_for()
    {
        LineageStep[] steps = [Full("a", "b", Early), Full("b", "c", Late)];
        var question = new LineageQuestion(["a"], LineageDirection.Successors, Since: null, Late.AddDays(-1));

        Assert.Equal([steps[0]], LineageTrace.Follow(question, steps).Steps);
        Assert.Equal(steps, LineageTrace.Follow(question with { Until = Late }, steps).Steps);
    }

    [Fact]
    public void Towards_predecessors_each_step_lies_earlier()
    {
        LineageStep[] steps = [Full("a", "b", Early), Full("b", "c", Late), Full("x", "b", Late)];
        var question = new LineageQuestion(["c"], LineageDirection.Predecessors, Since: null, Until: null);

        Assert.Equal(["a", "b", "c"], LineageTrace.Follow(question, steps).Reached.Keys.Order());
        Assert.Equal(["b", "c"], LineageTrace.Follow(question with { Until = Early }, steps).Reached.Keys.Order());
    }

    [Fact]
    public void What_became_of_units_as_they_stood_on_a_day_begins_after_it()
    {
        var question = new LineageQuestion(["a"], LineageDirection.Successors, Early, Until: null);

        Assert.Empty(LineageTrace.Follow(question, [Partial("a", "b", Early)]).Steps);
    }

    private static LineageTrace Follow(string start, params LineageStep[] steps) =>
        LineageTrace.Follow(new LineageQuestion([start], LineageDirection.Successors, Since: null, Until: null), steps);

    private static LineageStep Full(string from, string to, DateOnly day) => new(from, to, day, LineageExtent.Full);

    private static LineageStep Partial(string from, string to, DateOnly day) => new(from, to, day, LineageExtent.Partial);
}
