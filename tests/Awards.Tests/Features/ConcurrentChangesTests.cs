using AnTq.Awards.V1;
using AnTq.Platform.Errors;
using AnTq.Testing;
using Dapper;
using Grpc.Core;
using Xunit;

namespace AnTq.Awards.Tests.Features;

/// <summary>Calls that change one statement at once: the test holds its row in PostgreSQL until they all wait for it.</summary>
[Collection(BesideOrganizations.Name)]
public sealed class ConcurrentChangesTests(AwardsService service) : IClassFixture<AwardsService>
{
    [Fact]
    public async Task Of_two_that_confirm_at_once_one_wins()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));

        var outcomes = await BehindLockAsync(statement, () => service.ConfirmAsync(statement), () => service.ConfirmAsync(statement));

        Assert.Equal([null, "ETAG_MISMATCH"], outcomes.Order());
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    [Fact]
    public async Task Records_that_come_just_before_a_confirmation_make_it_stale()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));

        var outcomes = await BehindLockAsync(
            statement, () => service.RecordAsync(statement.Name, Requests.AnyAward(service.City)), () => service.ConfirmAsync(statement));

        Assert.Equal([null, "ETAG_MISMATCH"], outcomes);
        Assert.Empty(await service.AnnouncedAsync(statement.Name));
        await service.ConfirmAsync(await service.ReadAsync(statement.Name));
        Assert.Equal(6, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    [Fact]
    public async Task Records_that_come_just_after_a_confirmation_are_refused()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));

        var outcomes = await BehindLockAsync(
            statement, () => service.ConfirmAsync(statement), () => service.RecordAsync(statement.Name, Requests.AnyAward(service.City)));

        Assert.Equal([null, "AWARD_STATEMENT_CONFIRMED"], outcomes);
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
        Assert.Equal(5, (await service.ListAsync(statement)).Count);
    }

    [Fact]
    public async Task A_deletion_that_comes_just_after_a_confirmation_is_refused()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        var award = (await service.ListAsync(statement))[0];

        var outcomes = await BehindLockAsync(statement, () => service.ConfirmAsync(statement), () => service.DeleteAsync(award));

        Assert.Equal([null, "AWARD_STATEMENT_CONFIRMED"], outcomes);
        Assert.Equal(5, (await service.AnnouncedAsync(statement.Name)).Count);
    }

    [Fact]
    public async Task Of_two_that_delete_a_record_at_once_one_wins()
    {
        var statement = await service.OpenWithAsync(Requests.C01(service.City));
        var award = (await service.ListAsync(statement))[0];

        var outcomes = await BehindLockAsync(statement, () => service.DeleteAsync(award), () => service.DeleteAsync(award));

        Assert.Equal([null, "AWARD_NOT_FOUND"], outcomes);
        Assert.Equal(173, (await service.ReadAsync(statement.Name)).Reconciliation.CollectivesSum);
    }

    /// <summary>Holds the statement's row until both calls wait for it, the first ahead of the second.</summary>
    /// <returns>The reasons for which they are refused.</returns>
    private async Task<IReadOnlyList<string?>> BehindLockAsync<TFirst, TSecond>(
        AwardStatement statement, Func<AsyncUnaryCall<TFirst>> first, Func<AsyncUnaryCall<TSecond>> second)
    {
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            "select 1 from award_statement where resource_id = @id for update", new { id = statement.Id() });
        var firstOutcome = OutcomeAsync(first());
        await WaitingAsync(1);
        var secondOutcome = OutcomeAsync(second());
        await WaitingAsync(2);
        await transaction.RollbackAsync();
        return [await firstOutcome, await secondOutcome];
    }

    private Task WaitingAsync(long count) => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var connection = await service.Database.DataSource.OpenConnectionAsync();
            return count == await connection.ExecuteScalarAsync<long>(
                """
                select count(*) from pg_locks waited join pg_stat_activity waiting on waiting.pid = waited.pid
                where not granted and waitstart < clock_timestamp() - @LongerThanShared and datname = current_database()
                """,
                new { HeldLock.LongerThanShared });
        },
        TimeSpan.FromSeconds(10));

    private static async Task<string?> OutcomeAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return null;
        }
        catch (RpcException refused)
        {
            return refused.ReadReason();
        }
    }
}
