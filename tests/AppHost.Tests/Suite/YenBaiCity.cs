using AnTq.Awards.V1;
using AnTq.Notifications.V1;
using AnTq.Organizations.V1;
using AnTq.ServiceDefaults;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Grpc.Net.Client;

namespace AnTq.AppHost.Tests.Suite;

/// <summary>
/// Tỉnh Yên Bái and Thành phố Yên Bái below it, under ids of one test, and the clerk who enters the awards of article A3. No official
/// codes: another test's city would hold them already.
/// </summary>
internal sealed class YenBaiCity : IDisposable
{
    private readonly GrpcChannel _organizations;
    private readonly GrpcChannel _awards;
    private readonly GrpcChannel _notifications;
    private readonly string _case;

    public YenBaiCity(DistributedApplication app, string @case)
    {
        _case = @case;
        _organizations = Channel(app, ResourceNames.Organizations);
        _awards = Channel(app, ResourceNames.Awards);
        _notifications = Channel(app, ResourceNames.Notifications);
        Awards = new AwardService.AwardServiceClient(_awards);
    }

    public AwardService.AwardServiceClient Awards { get; }

    public string Province => $"organizations/tinh-yen-bai-{_case}";

    public string City => $"organizations/thanh-pho-yen-bai-{_case}";

    public async Task RegisterAsync()
    {
        await RegisterAsync("Tỉnh Yên Bái", AdministrativeLevel.Province, Province, parent: "");
        await RegisterAsync("Thành phố Yên Bái", AdministrativeLevel.District, City, Province);
    }

    public async Task<AwardStatement> StateAsync(params Award[] records)
    {
        var statement = await Awards.CreateAwardStatementAsync(new CreateAwardStatementRequest
        {
            RequestId = NewId(),
            AwardStatement = new AwardStatement
            {
                Title = $"Khen thưởng 10 năm, Thành phố Yên Bái ({_case})",
                DeclaredTotals = new DeclaredTotals { Collectives = 178, Individuals = 241 },
            },
        });
        await Awards.RecordAwardsAsync(new RecordAwardsRequest { RequestId = NewId(), Parent = statement.Name, Awards = { records } });
        return await Awards.GetAwardStatementAsync(new GetAwardStatementRequest { Name = statement.Name });
    }

    public async Task<AwardStatement> ConfirmAsync(AwardStatement statement, string note = "") =>
        await Awards.ConfirmAwardStatementAsync(new ConfirmAwardStatementRequest
        {
            RequestId = NewId(),
            Name = statement.Name,
            Etag = statement.Etag,
            DifferenceNote = note,
        });

    public Award Line(GrantingAuthority authority, string statedAs, AwardForm form, int collectives, int individuals) => new()
    {
        Organization = City,
        Authority = new AwardAuthority { Authority = authority, StatedAs = statedAs },
        Forms = { form },
        Span = new AchievementSpan { StartDate = "2013-01-01", EndDate = "2023-05-24", StartIsApproximate = true },
        Collectives = new Recipients { Count = collectives },
        Individuals = new Recipients { Count = individuals },
        Stated = new StatedByDocument { Document = "A3" },
    };

    /// <summary>The five lines of the article; the last one may be changed.</summary>
    public Award[] Lines(int lastCollectives = 133) =>
    [
        Line(GrantingAuthority.MinistryOfPublicSecurity, "Bộ Công an", AwardForm.EmulationFlag, 5, 0),
        Line(GrantingAuthority.MinistryOfPublicSecurity, "Bộ Công an", AwardForm.CertificateOfMerit, 4, 1),
        Line(GrantingAuthority.ProvincialChair, "Chủ tịch UBND tỉnh", AwardForm.CertificateOfMerit, 14, 16),
        Line(GrantingAuthority.ProvincialPoliceDirector, "Giám đốc Công an tỉnh", AwardForm.CertificateOfCommendation, 22, 25),
        Line(GrantingAuthority.DistrictChair, "Chủ tịch UBND thành phố", AwardForm.CertificateOfCommendation, lastCollectives, 199),
    ];

    public async Task<IReadOnlyList<Notice>> InboxAsync(string organization)
    {
        var client = new NotificationService.NotificationServiceClient(_notifications);
        return (await client.ListNoticesAsync(new ListNoticesRequest { Organization = organization, PageSize = 500 })).Notices;
    }

    public void Dispose()
    {
        _organizations.Dispose();
        _awards.Dispose();
        _notifications.Dispose();
    }

    private static GrpcChannel Channel(DistributedApplication app, string service) =>
        GrpcChannel.ForAddress(app.GetEndpoint(service, ResourceNames.GrpcEndpoint));

    private static string NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");

    private async Task RegisterAsync(string displayName, AdministrativeLevel level, string name, string parent) =>
        await new OrganizationService.OrganizationServiceClient(_organizations).CreateOrganizationAsync(new CreateOrganizationRequest
        {
            RequestId = NewId(),
            OrganizationId = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..],
            Organization = new Organization
            {
                DisplayName = displayName,
                Kind = OrganizationKind.AdministrativeUnit,
                Level = level,
                Parent = parent,
                ValidFrom = "2004-08-31",
                ValidTo = "2025-07-01",
            },
        });
}
