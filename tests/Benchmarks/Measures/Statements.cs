using AnTq.Awards.V1;

namespace AnTq.Benchmarks.Measures;

/// <summary>Statements as the measures need them.</summary>
internal static class Statements
{
    private const int MostRecordsAtOnce = 100;

    /// <summary>Opens an empty one.</summary>
    public static async Task<AwardStatement> OpenAsync(AwardService.AwardServiceClient awards) =>
        await awards.CreateAwardStatementAsync(new CreateAwardStatementRequest
        {
            AwardStatement = new AwardStatement { Title = "Khen thưởng 10 năm phong trào" },
            RequestId = Samples.NewRequestId(),
        });

    /// <summary>Opens one with a number of records, ready to be confirmed.</summary>
    public static async Task<AwardStatement> OpenAsync(AwardService.AwardServiceClient awards, string organization, int records)
    {
        var statement = await OpenAsync(awards);
        foreach (var some in Enumerable.Repeat(Samples.Award(organization), records).Chunk(MostRecordsAtOnce))
            await awards.RecordAwardsAsync(new RecordAwardsRequest { Parent = statement.Name, Awards = { some }, RequestId = Samples.NewRequestId() });
        return await awards.GetAwardStatementAsync(new GetAwardStatementRequest { Name = statement.Name });
    }

    /// <summary>Confirms it: each record is granted and announced.</summary>
    public static async Task ConfirmAsync(AwardService.AwardServiceClient awards, AwardStatement statement) =>
        await awards.ConfirmAwardStatementAsync(new ConfirmAwardStatementRequest
        {
            Name = statement.Name,
            Etag = statement.Etag,
            RequestId = Samples.NewRequestId(),
        });
}
