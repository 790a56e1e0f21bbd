using System.Globalization;
using AnTq.Awards.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Npgsql;

namespace AnTq.Benchmarks.Bare;

/// <summary>
/// Inserts one row with what the request says: no idempotency, no audit, no sums, no checks. Answers with the record, as the service does.
/// </summary>
internal sealed class InsertingAwards(NpgsqlDataSource database) : AwardService.AwardServiceBase
{
    /// <inheritdoc/>
    public override async Task<RecordAwardsResponse> RecordAwards(RecordAwardsRequest request, ServerCallContext context)
    {
        var award = request.Awards[0];
        var now = TimeProvider.System.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            insert into bare_award
                (id, statement, organization_id, authority, forms, span_start, span_end, collectives, individuals, document, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = id },
                new NpgsqlParameter<string> { TypedValue = request.Parent },
                new NpgsqlParameter<string> { TypedValue = award.Organization },
                new NpgsqlParameter<short> { TypedValue = (short)award.Authority.Authority },
                new NpgsqlParameter<short> { TypedValue = (short)award.Forms[0] },
                new NpgsqlParameter<DateOnly> { TypedValue = Day(award.Span.StartDate) },
                new NpgsqlParameter<DateOnly> { TypedValue = Day(award.Span.EndDate) },
                new NpgsqlParameter<int> { TypedValue = award.Collectives.Count },
                new NpgsqlParameter<int> { TypedValue = award.Individuals.Count },
                new NpgsqlParameter<string> { TypedValue = award.Stated.Document },
                new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime },
            },
        };
        await command.ExecuteNonQueryAsync(context.CancellationToken);
        var recorded = award.Clone();
        recorded.Name = $"awards/{id}";
        recorded.Statement = request.Parent;
        recorded.State = AwardState.Recorded;
        recorded.CreateTime = Timestamp.FromDateTimeOffset(now);
        return new RecordAwardsResponse { Awards = { recorded } };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
