using System.Collections.Concurrent;
using System.Globalization;
using AnTq.Awards.V1;

namespace AnTq.Load;

/// <summary>
/// Grants awards: opens statements, records awards in them and confirms them, each step again with the same request_id until it is
/// answered. Keeps what was acknowledged.
/// </summary>
/// <param name="caller">Makes the calls.</param>
/// <param name="places">Whom awards are granted to.</param>
/// <param name="awardsPerStatement">Number of records in a statement, 1 to 100.</param>
/// <param name="patience">How long a step is tried before the caller gives the statement up.</param>
public sealed class AwardLoad(AwardCaller caller, LoadPlaces places, int awardsPerStatement, TimeSpan patience)
{
    private const int MostAtOnce = 64;
    private readonly ConcurrentQueue<PlannedStatement> statements = new();
    private readonly string run = $"load-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}"[..25];
    private int number;

    /// <summary>Makes the calls.</summary>
    public AwardCaller Caller => caller;

    /// <summary>What was begun, acknowledged or not.</summary>
    public IReadOnlyCollection<PlannedStatement> Statements => statements;

    /// <summary>One line: how much was granted, and how the calls ended.</summary>
    public string Summary()
    {
        var codes = caller.Outcomes.CountBy(outcome => outcome.Reason ?? outcome.Code.ToString()).OrderByDescending(entry => entry.Value);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{statements.Count} statements, {statements.Count(statement => statement.IsConfirmed)} acknowledged; calls: {string.Join(", ", codes)}");
    }

    /// <summary>Grants at a steady rate until stopped, then finishes what was begun. Falls behind when too much is on its way.</summary>
    /// <param name="statementsPerSecond">The rate at which statements are begun.</param>
    /// <param name="stop">Ends the load.</param>
    public async Task RunAsync(double statementsPerSecond, CancellationToken stop)
    {
        using var room = new SemaphoreSlim(MostAtOnce);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / statementsPerSecond), TimeProvider.System);
        var running = new ConcurrentDictionary<Task, bool>();
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await room.WaitAsync(stop);
                var grant = GrantInRoomAsync(room);
                running[grant] = true;
                _ = grant.ContinueWith(done => running.TryRemove(done, out _), TaskContinuationOptions.OnlyOnRanToCompletion);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }

        await Task.WhenAll(running.Keys);
    }

    /// <summary>Grants the awards of a number of statements, a few at once.</summary>
    /// <param name="count">Number of statements.</param>
    public Task GrantAsync(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = 8 },
        async (_, _) => await GrantAsync());

    /// <summary>Grants the awards of one statement, or gives up.</summary>
    public Task<PlannedStatement> GrantAsync() => GrantAsync(places);

    /// <summary>Grants the awards of one statement, or gives up.</summary>
    /// <param name="elsewhere">Whom they are granted to.</param>
    public async Task<PlannedStatement> GrantAsync(LoadPlaces elsewhere)
    {
        var statement = Plan(elsewhere);
        statements.Enqueue(statement);
        if (await CreateAsync(statement) && await RecordAsync(statement))
            await ConfirmAsync(statement);
        return statement;
    }

    private async Task GrantInRoomAsync(SemaphoreSlim room)
    {
        try
        {
            await GrantAsync();
        }
        finally
        {
            room.Release();
        }
    }

    private PlannedStatement Plan(LoadPlaces where)
    {
        var mine = Interlocked.Increment(ref number);
        var first = mine * awardsPerStatement;
        return new PlannedStatement(
            string.Create(CultureInfo.InvariantCulture, $"{run}-{mine}"),
            [.. Enumerable.Range(first, awardsPerStatement).Select(award => PlannedAward.Number(where, award))]);
    }

    private async Task<bool> CreateAsync(PlannedStatement statement)
    {
        var request = new CreateAwardStatementRequest
        {
            AwardStatementId = statement.Id,
            AwardStatement = new AwardStatement { Title = "Khen thưởng dưới tải" },
            RequestId = AwardCaller.NewRequestId(),
        };
        var answer = await caller.CallAsync(
            "CreateAwardStatement", (client, options) => client.CreateAwardStatementAsync(request, options), patience);
        return statement.IsCreated = answer is not null;
    }

    private async Task<bool> RecordAsync(PlannedStatement statement)
    {
        var request = new RecordAwardsRequest
        {
            Parent = statement.Name,
            Awards = { statement.Awards.Select(planned => planned.Award) },
            RequestId = AwardCaller.NewRequestId(),
        };
        var answer = await caller.CallAsync("RecordAwards", (client, options) => client.RecordAwardsAsync(request, options), patience);
        statement.Recorded = answer is null ? null : [.. answer.Awards.Select(award => award.Name)];
        return answer is not null;
    }

    private async Task ConfirmAsync(PlannedStatement statement)
    {
        var read = new GetAwardStatementRequest { Name = statement.Name };
        var draft = await caller.CallAsync("GetAwardStatement", (client, options) => client.GetAwardStatementAsync(read, options), patience);
        if (draft is null)
            return;
        var request = new ConfirmAwardStatementRequest { Name = statement.Name, Etag = draft.Etag, RequestId = AwardCaller.NewRequestId() };
        var answer = await caller.CallAsync(
            "ConfirmAwardStatement", (client, options) => client.ConfirmAwardStatementAsync(request, options), patience);
        statement.IsConfirmed = answer is not null;
    }
}
