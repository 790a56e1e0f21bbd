using AnTq.Organizations.V1;
using Xunit;

namespace AnTq.Organizations.Tests;

/// <summary>The service with a client of the calls about committees, and requests as their tests need them.</summary>
public sealed class Committees : IAsyncLifetime
{
    public const string FirstDay = "2021-06-01";

    public OrganizationsService Service { get; } = new();

    public CommitteeService.CommitteeServiceClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Service.InitializeAsync();
        Client = new CommitteeService.CommitteeServiceClient(Service.Channel);
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    /// <summary>A committee below a unit of its own, or below the one given.</summary>
    public async Task<Organization> CommitteeAsync(
        string unit = "", AdministrativeLevel level = AdministrativeLevel.District, string to = "")
    {
        var above = unit.Length > 0 ? unit : (await Service.RegisterAsync(Requests.Create("Huyện Hàm Yên", to: to, level: level))).Name;
        return await Service.RegisterAsync(Requests.Create(
            "Ban Chỉ đạo 138", above, FirstDay, to, level: level, kind: OrganizationKind.SteeringCommittee));
    }

    public async Task<CommitteeTerm> ReconstituteAsync(
        Organization committee, string start, string? head = null, Action<ReconstituteCommitteeRequest>? change = null)
    {
        var request = Request(committee.Name, start, head);
        change?.Invoke(request);
        return await Client.ReconstituteCommitteeAsync(request);
    }

    public async Task<CommitteeTerm> CorrectAsync(CommitteeTerm term, Action<CommitteeTerm> change)
    {
        var corrected = term.Clone();
        change(corrected);
        return await Client.CorrectCommitteeTermAsync(new()
        {
            Name = term.Name,
            CommitteeTerm = corrected,
            Etag = term.Etag,
            CorrectionReason = "Nhập sai",
            RequestId = Requests.NewRequestId(),
        });
    }

    public async Task<CommitteeTerm> WithdrawAsync(CommitteeTerm term) => await Client.WithdrawCommitteeTermAsync(new()
    {
        Name = term.Name,
        Etag = term.Etag,
        WithdrawalReason = "Không có quyết định này",
        RequestId = Requests.NewRequestId(),
    });

    public async Task<CommitteeTerm> OnAsync(Organization committee, string day) =>
        await Client.LookupCommitteeTermAsync(new() { Committee = committee.Name, AsOf = day });

    public static ReconstituteCommitteeRequest Request(string committee, string start, string? head)
    {
        var term = new CommitteeTerm
        {
            Committee = committee,
            StartDate = start,
            LegalBasis = new LegalBasis
            {
                DocumentKind = LegalDocumentKind.Decision,
                Number = "138/QĐ-UBND",
                Issuer = "Chủ tịch UBND",
                IssueDate = "2021-05-31",
            },
            FullName = "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào Toàn dân bảo vệ an ninh Tổ quốc",
            ShortName = "BCĐ 138",
            Aliases = { "Ban Chỉ đạo 138/HY" },
        };
        if (head is not null)
            term.Members.Add(Person(CommitteeRole.Head, head));
        return new ReconstituteCommitteeRequest { CommitteeTerm = term, RequestId = Requests.NewRequestId() };
    }

    public static CommitteeMember Person(CommitteeRole role, string name) =>
        new() { Role = role, PersonName = name, Position = "Phó Chủ tịch UBND", OrganizationDisplayName = "UBND" };
}
