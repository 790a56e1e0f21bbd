using AnTq.Organizations.V1;
using AnTq.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace AnTq.Benchmarks.Measures;

/// <summary>A hundred thousand schools, agencies and residential areas below the communes of today.</summary>
internal static class OtherOrganizations
{
    /// <summary>How many.</summary>
    public const int Count = 100_000;

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(1);

    // As so many registrations would have written them. No label that the service gives has a u.
    private const string Fill = """
        create temporary table other as
        select 'other-' || number as id, 'u' || number as label, commune.organization_id as parent_id,
            (array['Trường Tiểu học ', 'Trụ sở cơ quan ', 'Thôn '])[number % 3 + 1] || number as name,
            (array[@School, @Agency, @ResidentialArea])[number % 3 + 1] as kind
        from generate_series(1, @Count) number
        join (
            select organization_id, row_number() over (order by organization_id) as place, count(*) over () as communes
            from organization_version
            where level = @Commune and recorded_to = 'infinity' and valid_to = 'infinity'
        ) commune on commune.place = number % commune.communes + 1;

        insert into organization (id, label, created_at) select id, label, now() from other;
        insert into organization_version (organization_id, valid_from, recorded_from, name, kind, level, parent_id)
        select id, current_date, now(), name, kind, @SubCommune, parent_id from other;
        analyze;
        """;

    /// <summary>Adds them while the service does not run.</summary>
    public static async Task AddAsync(NpgsqlDataSource database)
    {
        var numbers = new
        {
            Count,
            School = (short)OrganizationKind.School,
            Agency = (short)OrganizationKind.Agency,
            ResidentialArea = (short)OrganizationKind.ResidentialArea,
            Commune = (short)AdministrativeLevel.Commune,
            SubCommune = (short)AdministrativeLevel.SubCommune,
        };
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(Fill, numbers, commandTimeout: 600);
    }

    /// <summary>Waits until a service answers while its tables are locked: out of memory.</summary>
    public static async Task InMemoryAsync(ServiceProcess service, NpgsqlDataSource database)
    {
        var client = new OrganizationService.OrganizationServiceClient(service.Channel);
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await using var connection = await database.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync("lock table organization_version in access exclusive mode");
                try
                {
                    await client.CountOrganizationsAsync(new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime + AnswerLimit);
                    return true;
                }
                catch (RpcException refused) when (refused.StatusCode is StatusCode.DeadlineExceeded or StatusCode.Unavailable)
                {
                    return false;
                }
            },
            TimeSpan.FromMinutes(2));
    }
}
