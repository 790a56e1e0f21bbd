using AnTq.Organizations.V1;
using Xunit;

namespace AnTq.Organizations.Tests.Register;

/// <summary>Case C23, as far as it counts: who is invited when all lower committees are. On the real register.</summary>
public sealed class CommitteeCasesTests(CommitteeCasesTests.InvitingProvinces invited) : IClassFixture<CommitteeCasesTests.InvitingProvinces>
{
    private const string Conference = "2024-01-18";
    private const string Reform = "2025-07-01";

    [RegisterFact]
    public async Task C23_the_heads_of_the_nine_district_committees_of_yen_bai()
    {
        var heads = await invited.HeadsAsync("15", Conference, AdministrativeLevel.District);

        Assert.Equal(9, heads.Count);
        Assert.Equal((7, 1, 1), (Count(heads, "Huyện "), Count(heads, "Thị xã "), Count(heads, "Thành phố ")));
        Assert.All(heads, head => Assert.Equal($"Trưởng ban {head.UnitDisplayName}", head.Head.PersonName));
    }

    [RegisterFact]
    public async Task C23_all_lower_committees_of_tuyen_quang_before_the_reform()
    {
        var heads = await invited.HeadsAsync("08", Conference);

        Assert.Equal(
            (7, 138),
            (heads.Count(head => head.Level == AdministrativeLevel.District), heads.Count(head => head.Level == AdministrativeLevel.Commune)));
        Assert.Equal(145, heads.Select(head => head.Name).Distinct().Count());
        Assert.Equal(145, heads.Select(head => head.Unit).Distinct().Count());
    }

    [RegisterFact]
    public async Task C23_all_lower_committees_of_tuyen_quang_after_the_reform()
    {
        var heads = await invited.HeadsAsync("08", Reform);

        Assert.Equal(124, heads.Select(head => head.Unit).Distinct().Count());
        Assert.All(heads, head => Assert.Equal(AdministrativeLevel.Commune, head.Level));
        Assert.Empty(await invited.HeadsAsync("08", Reform, AdministrativeLevel.District));
    }

    [RegisterFact]
    public async Task C23_a_committee_that_nobody_heads_is_listed_without_head()
    {
        var heads = await invited.HeadsAsync("08", Conference, AdministrativeLevel.Commune);

        Assert.Equal([invited.Headless], heads.Where(head => head.Head is null).Select(head => head.UnitDisplayName));
        Assert.Equal(137, heads.Count(head => head.Head is not null));
    }

    private static int Count(IEnumerable<LowerCommitteeHead> heads, string type) =>
        heads.Count(head => head.UnitDisplayName.StartsWith(type, StringComparison.Ordinal));

    /// <summary>The register, with a committee in every district and commune of two provinces; all but one have a head.</summary>
    public sealed class InvitingProvinces : IAsyncLifetime
    {
        private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 8 };
        private readonly LoadedRegister register = new();
        private CommitteeService.CommitteeServiceClient committees = null!;

        /// <summary>The commune whose committee nobody heads.</summary>
        public string Headless { get; private set; } = "";

        public async Task InitializeAsync()
        {
            await register.InitializeAsync();
            if (RegisterFiles.Missing is not null)
                return;
            committees = new CommitteeService.CommitteeServiceClient(register.Service.Channel);
            await FoundAsync(await BelowAsync("15", Conference), Conference);
            var below = await BelowAsync("08", Conference);
            Headless = below[^1].DisplayName;
            await FoundAsync(below, Conference, without: below[^1]);
            await FoundAsync(await BelowAsync("08", Reform), Reform);
        }

        public Task DisposeAsync() => register.DisposeAsync();

        /// <summary>All lower committees of a province, page by page.</summary>
        public async Task<IReadOnlyList<LowerCommitteeHead>> HeadsAsync(string province, string day, params AdministrativeLevel[] levels)
        {
            var request = new ListLowerCommitteeHeadsRequest { Unit = (await register.OfCodeAsync(province, day)).Name, AsOf = day };
            request.Levels.AddRange(levels);
            var all = new List<LowerCommitteeHead>();
            do
            {
                var page = await committees.ListLowerCommitteeHeadsAsync(request);
                all.AddRange(page.Heads);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            return all;
        }

        private async Task<IReadOnlyList<Organization>> BelowAsync(string province, string day)
        {
            var direct = await ChildrenAsync((await register.OfCodeAsync(province, day)).Name, day);
            var all = direct.ToList();
            foreach (var unit in direct.Where(unit => unit.Level == AdministrativeLevel.District))
                all.AddRange(await ChildrenAsync(unit.Name, day));
            return all;
        }

        private async Task<IReadOnlyList<Organization>> ChildrenAsync(string parent, string day) =>
            (await register.Service.Client.ListOrganizationsAsync(new() { Parent = parent, AsOf = day, PageSize = 500 })).Organizations;

        private Task FoundAsync(IEnumerable<Organization> units, string day, Organization? without = null) =>
            Parallel.ForEachAsync(units, Together, async (unit, cancellationToken) =>
            {
                var committee = await register.Service.RegisterAsync(Requests.Create(
                    "Ban Chỉ đạo 138", unit.Name, day, unit.ValidTo, level: unit.Level, kind: OrganizationKind.SteeringCommittee));
                var head = unit == without ? null : $"Trưởng ban {unit.DisplayName}";
                await committees.ReconstituteCommitteeAsync(
                    Committees.Request(committee.Name, day, head), cancellationToken: cancellationToken);
            });
    }
}
