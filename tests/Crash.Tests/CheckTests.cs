using AnTq.Load;
using Npgsql;
using Xunit;

namespace AnTq.Crash.Tests;

/// <summary>The comparison that the other tests rely on sees each kind of loss.</summary>
[Collection(CrashServers.Collection)]
public sealed class CheckTests(CrashServers servers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_lost_doubled_or_half_done_is_found()
    {
        await using var suite = await servers.StartSuiteAsync();
        var load = new AwardLoad(new AwardCaller(suite.NextAwardsChannel, Patience), suite.Places, awardsPerStatement: 3, Patience);
        await load.GrantAsync(5);
        var check = suite.NewCheck();
        await check.BecomesQuietAsync(Patience);
        Assert.Empty(await check.FindFaultsAsync(load.Statements));

        // Each break adds to those before, and hits another award, so each must add faults.
        var found = 0;
        await BreakAsync(suite.NotificationsDatabase, "delete from notice where id = (select id from notice order by subject limit 1)");
        await BreakAsync(suite.NotificationsDatabase,
            """
            insert into notice
            select gen_random_uuid(), organization, reason, event_source, gen_random_uuid(), event_type, subject, text_vi, text_en,
                event_time, created_at
            from notice where subject = (select max(subject) from notice) limit 1
            """);
        await BreakAsync(suite.AwardsDatabase, "delete from platform.feed where position = 2");
        await BreakAsync(suite.AwardsDatabase, "update platform.feed set subject = 'awards/x' where position = 3");
        await BreakAsync(suite.AwardsDatabase,
            "update platform.feed set event_id = (select event_id from platform.feed where position = 1) where position = 4");
        await BreakAsync(suite.AwardsDatabase, "delete from award where position = 1");

        async Task BreakAsync(NpgsqlDataSource database, string sql)
        {
            await using var breaking = database.CreateCommand(sql);
            await breaking.ExecuteNonQueryAsync();
            var faults = await check.FindFaultsAsync(load.Statements);
            Assert.True(faults.Count > found, $"{sql}\n{string.Join('\n', faults)}");
            found = faults.Count;
        }
    }
}
