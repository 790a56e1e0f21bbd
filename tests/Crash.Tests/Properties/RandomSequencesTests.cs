using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using AnTq.Load;
using AnTq.Testing;
using Xunit;
using Xunit.Abstractions;

namespace AnTq.Crash.Tests.Properties;

/// <summary>
/// Random interleavings of granting, correcting, repeated calls, crashes and events that come again, compared with a model in memory.
/// ANTQ_SEED runs one sequence again.
/// </summary>
[Collection(CrashServers.Collection)]
[SuppressMessage("Security", "CA5394", Justification = "A seed must give the same sequence again.")]
public sealed class RandomSequencesTests(CrashServers servers, ITestOutputHelper output)
{
    private const int Sequences = 20;
    private const int Steps = 12;
    private const int Callers = 2;
    private const int Incidents = 2;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Whatever_happens_in_whatever_order_the_services_hold_what_the_model_holds()
    {
        await using var suite = await servers.StartSuiteAsync();
        await using var repeater = await EventRepeater.OpenAsync(suite.Broker);
        var planned = new List<PlannedStatement>();
        foreach (var seed in Seeds())
        {
            try
            {
                planned.AddRange(await RunAsync(seed, suite, repeater));
                var check = suite.NewCheck();
                await check.BecomesQuietAsync(Patience);
                Assert.Empty(await check.FindFaultsAsync(planned));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed} failed; ANTQ_SEED={seed} runs it again.", failure);
            }
        }
    }

    private IEnumerable<int> Seeds()
    {
        if (Environment.GetEnvironmentVariable("ANTQ_SEED") is { Length: > 0 } chosen)
            return [int.Parse(chosen, CultureInfo.InvariantCulture)];
        var first = Random.Shared.Next(1_000_000);
        output.WriteLine($"Seeds {first} to {first + Sequences - 1}.");
        return Enumerable.Range(first, Sequences);
    }

    /// <summary>Two callers at once, and something that goes wrong between them.</summary>
    private static async Task<IEnumerable<PlannedStatement>> RunAsync(int seed, LoadSuite suite, EventRepeater repeater)
    {
        var random = new Random(seed);
        var caller = new AwardCaller(suite.NextAwardsChannel, CallLimit);
        var run = string.Create(CultureInfo.InvariantCulture, $"seed-{seed}");
        var callers = Enumerable.Range(0, Callers)
            .Select(number => new RandomCaller($"{run}-{number}", new Random(random.Next()), caller, suite.Places))
            .ToList();
        var done = Task.WhenAll(callers.Select(async each =>
        {
            for (var step = 0; step < Steps; step++)
                await each.StepAsync();
        }));
        await InterfereAsync(random, suite, repeater);
        await done;
        foreach (var each in callers)
            await each.CompareAsync();
        return callers.SelectMany(each => each.Model.ToPlanned());
    }

    private static async Task InterfereAsync(Random random, LoadSuite suite, EventRepeater repeater)
    {
        for (var incident = 0; incident < Incidents; incident++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(150)), TimeProvider.System, CancellationToken.None);
            switch (random.Next(4))
            {
                case 0:
                    await CrashAsync(suite.Awards[0]);
                    break;
                case 1:
                    await CrashAsync(suite.Notifications[0]);
                    break;
                default:
                    await repeater.RepeatAsync(random.Next(1000));
                    break;
            }
        }
    }

    private static async Task CrashAsync(ServiceProcess service)
    {
        await service.KillAsync();
        await service.StartAgainAsync();
    }
}
