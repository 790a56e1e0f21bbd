using System.Collections.Concurrent;
using System.Diagnostics;
using AnTq.Awards.V1;
using Xunit;

namespace AnTq.Awards.Tests.Features;

/// <summary>How often a call goes to the database: what its speed hangs on most.</summary>
[Collection(BesideOrganizations.Name)]
public sealed class RoundTripTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task Recording_a_hundred_awards_with_names_is_one_round_trip()
    {
        var statement = await service.OpenAsync();
        var award = Requests.AnyAward(service.City);
        award.Individuals = Requests.Named(new NamedRecipient { DisplayName = "Trần Văn B", Organization = service.City.Name });
        await RememberAsync(award);

        Assert.Equal(1, await CountAsync(async () => await service.RecordAsync(statement.Name, Enumerable.Repeat(award, 100))));
    }

    [Fact]
    public async Task Deleting_is_two_round_trips_and_confirming_three()
    {
        var statement = await service.OpenAsync();
        var awards = (await service.RecordAsync(statement.Name, Requests.C01(service.City))).Awards;
        await RememberAsync(Requests.C01(service.City).First());

        Assert.Equal(2, await CountAsync(async () => await service.DeleteAsync(awards[0])));

        statement = await service.ReadAsync(statement.Name);
        Assert.Equal(3, await CountAsync(async () => await service.ConfirmAsync(statement)));
    }

    [Fact]
    public async Task A_page_and_a_table_are_one_round_trip_each()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        Assert.Equal(1, await CountAsync(async () => await service.TabulateAsync(statement.Name)));
        Assert.Equal(1, await CountAsync(async () => await service.ListAsync(statement)));
    }

    // What stands in the copy of the organizations is read once.
    private async Task RememberAsync(Award award)
    {
        await service.CopiesAsync(service.City);
        await service.OpenWithAsync(award);
    }

    /// <summary>The commands and batches that the driver sends in the trace of a call.</summary>
    private static async Task<int> CountAsync(Func<Task> call)
    {
        var sent = new ConcurrentBag<ActivityTraceId>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity =>
            {
                if (activity.Source.Name == "Npgsql")
                    sent.Add(activity.TraceId);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var trace = new Activity("a call of a test").Start();
        await call();
        return sent.Count(id => id == trace.TraceId);
    }
}
