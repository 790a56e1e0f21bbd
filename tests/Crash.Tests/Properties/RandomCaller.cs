using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using AnTq.Awards.V1;
using AnTq.Load;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace AnTq.Crash.Tests.Properties;

/// <summary>A caller who opens, fills, corrects and confirms statements in a random order, and repeats earlier calls.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A seed must give the same sequence again.")]
internal sealed class RandomCaller(string name, Random random, AwardCaller caller, LoadPlaces places)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<Func<Task>> repetitions = [];

    public AwardModel Model { get; } = new();

    /// <summary>One random step. Whatever happens to the services, the call is repeated until it is acknowledged.</summary>
    public Task StepAsync()
    {
        var drafts = Model.Drafts;
        if (drafts.Count == 0 || random.Next(6) == 0)
            return CreateAsync();
        var statement = drafts[random.Next(drafts.Count)];
        return random.Next(5) switch
        {
            0 when statement.Awards.Count > 0 => CorrectAsync(statement),
            1 or 2 when statement.Awards.Count > 0 => ConfirmAsync(statement),
            3 when repetitions.Count > 0 => repetitions[random.Next(repetitions.Count)](),
            _ => RecordAsync(statement, 1 + random.Next(3)),
        };
    }

    /// <summary>Compares the model with what the service answers.</summary>
    public async Task CompareAsync()
    {
        foreach (var statement in Model.Statements)
        {
            var found = await CallAsync(
                "GetAwardStatement",
                (client, options) => client.GetAwardStatementAsync(new GetAwardStatementRequest { Name = statement.Name }, options));
            Assert.Equal(statement.State, found.State);
            var listed = await CallAsync(
                "ListAwards",
                (client, options) => client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name, PageSize = 500 }, options));
            Assert.Equal(statement.Awards.Select(award => award.Name), listed.Awards.Select(award => award.Name));
        }
    }

    private async Task CreateAsync()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{Model.Statements.Count}");
        var request = new CreateAwardStatementRequest
        {
            AwardStatementId = id,
            AwardStatement = new AwardStatement { Title = "Khen thưởng ngẫu nhiên" },
            RequestId = AwardCaller.NewRequestId(),
        };
        await CallRepeatablyAsync("CreateAwardStatement", (client, options) => client.CreateAwardStatementAsync(request, options));
        Model.Create(id);
    }

    private async Task RecordAsync(ModelStatement statement, int count)
    {
        var planned = Enumerable.Range(0, count).Select(_ => PlannedAward.Number(places, random.Next(1000))).ToList();
        var request = new RecordAwardsRequest
        {
            Parent = statement.Name,
            Awards = { planned.Select(award => award.Award) },
            RequestId = AwardCaller.NewRequestId(),
        };
        var answer = await CallRepeatablyAsync("RecordAwards", (client, options) => client.RecordAwardsAsync(request, options));
        statement.Awards.AddRange(answer.Awards.Select(award => award.Name).Zip(planned));
    }

    /// <summary>A record is corrected by deleting it and entering it anew.</summary>
    private async Task CorrectAsync(ModelStatement statement)
    {
        var wrong = statement.Awards[random.Next(statement.Awards.Count)];
        var request = new DeleteAwardRequest { Name = wrong.Name, RequestId = AwardCaller.NewRequestId() };
        await CallRepeatablyAsync("DeleteAward", (client, options) => client.DeleteAwardAsync(request, options));
        statement.Awards.Remove(wrong);
        await RecordAsync(statement, count: 1);
    }

    private async Task ConfirmAsync(ModelStatement statement)
    {
        var draft = await CallAsync(
            "GetAwardStatement",
            (client, options) => client.GetAwardStatementAsync(new GetAwardStatementRequest { Name = statement.Name }, options));
        var request = new ConfirmAwardStatementRequest
        {
            Name = statement.Name,
            Etag = draft.Etag,
            RequestId = AwardCaller.NewRequestId(),
        };
        await CallRepeatablyAsync("ConfirmAwardStatement", (client, options) => client.ConfirmAwardStatementAsync(request, options));
        statement.IsConfirmed = true;
    }

    /// <summary>Calls, and remembers the call: repeated with the same request_id it must give the same answer and change nothing.</summary>
    private async Task<TResponse> CallRepeatablyAsync<TResponse>(
        string method, Func<AwardService.AwardServiceClient, CallOptions, AsyncUnaryCall<TResponse>> send)
        where TResponse : class, IMessage<TResponse>
    {
        var answer = await CallAsync(method, send);
        repetitions.Add(async () => Assert.Equal(answer, await CallAsync(method, send)));
        return answer;
    }

    private async Task<TResponse> CallAsync<TResponse>(
        string method, Func<AwardService.AwardServiceClient, CallOptions, AsyncUnaryCall<TResponse>> send)
        where TResponse : class => await caller.CallAsync(method, send, Patience) ?? throw new TimeoutException($"No answer to {method}.");
}
