using AnTq.Awards.V1;
using AnTq.Organizations.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Cli.Tests.Awards;

/// <summary>The awards service as a process beside the organizations service, with one granted award of one commune.</summary>
public sealed class RunningAwards : IAsyncLifetime
{
    /// <summary>Resource name of the commune.</summary>
    public const string Commune = "organizations/xa-van-ban";

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);
    private readonly RunningOrganizations _organizations = new();
    private readonly TestDatabase _database = new();
    private readonly TestBroker _broker = new();
    private ServiceProcess? _service;

    /// <summary>Resource name of the statement that the award stands in.</summary>
    public string Statement { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await Task.WhenAll(_organizations.InitializeAsync(), _database.InitializeAsync(), _broker.InitializeAsync());
        _service = await ServiceProcess.StartAsync("Awards", new Dictionary<string, string?>
        {
            ["ConnectionStrings:awards-db"] = _database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = _broker.ConnectionString,
            ["ConnectionStrings:redis"] = await ServerSet.RedisAsync(),
            ["services:organizations:grpc:0"] = _organizations.Address.ToString(),
            ["Paging:TokenKey"] = "a key for the tests of the command line",
        });
        await new OrganizationService.OrganizationServiceClient(_organizations.Service.Channel).CreateOrganizationAsync(new()
        {
            Organization = new()
            {
                DisplayName = "Xã Văn Bàn", Kind = OrganizationKind.AdministrativeUnit, Level = AdministrativeLevel.Commune, ValidFrom = "2025-07-01",
            },
            OrganizationId = "xa-van-ban",
            RequestId = NewRequestId(),
        });
        Statement = await GrantAsync(new AwardService.AwardServiceClient(_service.Channel));
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        await _database.DisposeAsync();
        await _broker.DisposeAsync();
        await _organizations.DisposeAsync();
    }

    /// <summary>Runs <c>antq award tabulate</c> with these options.</summary>
    public Task<ProgramRun> TabulateAsync(params string[] options) => ProgramRun.OfAsync(
        "dotnet", [Repository.Assembly("src/Cli", "antq"), "award", "tabulate", .. options, "--awards", _service!.Endpoints.Grpc.ToString()], _limit);

    private static async Task<string> GrantAsync(AwardService.AwardServiceClient awards)
    {
        var statement = await awards.CreateAwardStatementAsync(
            new() { AwardStatement = new() { Title = "Khen thưởng xã Văn Bàn" }, RequestId = NewRequestId() });
        await awards.RecordAwardsAsync(new() { Parent = statement.Name, Awards = { Award() }, RequestId = NewRequestId() });
        var recorded = await awards.GetAwardStatementAsync(new() { Name = statement.Name });
        await awards.ConfirmAwardStatementAsync(new() { Name = recorded.Name, Etag = recorded.Etag, RequestId = NewRequestId() });
        return statement.Name;
    }

    private static Award Award() => new()
    {
        Organization = Commune,
        Authority = new() { Authority = GrantingAuthority.ProvincialChair },
        Forms = { AwardForm.CertificateOfMerit },
        Span = new() { StartDate = "2025-07-01", EndDate = "2026-06-30" },
        Collectives = new() { Count = 1014 },
        Individuals = new() { Count = 16 },
        Stated = new() { Document = "Báo cáo của xã" },
    };

    private static string NewRequestId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
}
