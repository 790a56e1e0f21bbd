using AnTq.Organizations.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace AnTq.Organizations.Tests.Tree;

/// <summary>
/// Every read answers the same out of memory as by SQL. What is asked as known at a moment that has passed is read by SQL; when nothing
/// has changed since, it is what is held now.
/// </summary>
public sealed class MemoryAndSqlTests(MemoryAndSqlTests.Register register) : IClassFixture<MemoryAndSqlTests.Register>
{
    private OrganizationService.OrganizationServiceClient Client => register.Service.Client;

    [Fact]
    public async Task Organizations_on_any_day() => await SameAsync(
        from day in RandomRegister.Days
        from id in register.Ids
        select Ask(known => Client.GetOrganizationAsync(new() { Name = Name(id), AsOf = Written(day), KnownAt = known })));

    [Fact]
    public async Task Several_organizations() => await SameAsync(RandomRegister.Days.Select(day => Ask(known =>
        Client.BatchGetOrganizationsAsync(new()
        {
            Names = { register.Ids.Where(id => id[0] is 'p' or 's').Select(Name) },
            AsOf = Written(day),
            KnownAt = known,
        }))));

    [Fact]
    public async Task Pages_with_every_filter() => await SameAsync(
        from day in RandomRegister.Days
        from filter in Filters()
        select Ask(known => ListAsync(filter, day, known)));

    [Fact]
    public async Task Ancestors() => await SameAsync(
        from day in RandomRegister.Days
        from id in register.Ids.Where(id => id[0] is 'c' or 'n')
        select Ask(known => Client.LookupAncestorsAsync(new() { Name = Name(id), AsOf = Written(day), KnownAt = known })));

    [Fact]
    public async Task Subtrees() => await SameAsync(
        from day in RandomRegister.Days
        from top in Tops()
        from levels in new AdministrativeLevel[][] { [], [AdministrativeLevel.Commune] }
        from kinds in new OrganizationKind[][] { [], [OrganizationKind.AdministrativeUnit], [OrganizationKind.School] }
        select Ask(known => StreamAsync(new()
        {
            Name = top,
            AsOf = Written(day),
            Kinds = { kinds },
            Levels = { levels },
            KnownAt = known,
        })));

    [Fact]
    public async Task Counts() => await SameAsync(
        from day in RandomRegister.Days
        from top in Tops()
        select Ask(known => Client.CountOrganizationsAsync(new() { Name = top, AsOf = Written(day), KnownAt = known })));

    [Fact]
    public async Task Codes() => await SameAsync(
        from day in RandomRegister.Days.Select(Written).Prepend("")
        from number in Enumerable.Range(0, 100)
        select Ask(known => Client.ResolveOfficialCodeAsync(new()
        {
            OfficialCode = Requests.Statistics($"{number:00000}"),
            AsOf = day,
            KnownAt = known,
        })));

    [Fact]
    public async Task Versions() => await SameAsync(register.Ids.Select(id => Ask(known =>
        Client.LookupOrganizationVersionsAsync(new() { Name = Name(id), KnownAt = known }))));

    [Fact]
    public async Task Lineage() => await SameAsync(
        from id in register.Ids.Where(id => id[0] is not 's')
        from direction in new[] { LineageDirection.Predecessors, LineageDirection.Successors }
        from until in new[] { "", "2015-06-15" }
        from withAll in new[] { false, true }
        select Ask(known => Client.TraceLineageAsync(new()
        {
            Name = Name(id),
            Direction = direction,
            Until = until,
            IncludeSubordinates = withAll,
            KnownAt = known,
        })));

    [Fact]
    public async Task What_was_held_before_a_correction_is_read_as_it_was_held()
    {
        var known = Timestamp.FromDateTimeOffset(RandomRegister.BeforeCorrections);
        var now = await StreamAsync(new() { AsOf = "2025-06-30" });

        var then = await StreamAsync(new() { AsOf = "2025-06-30", KnownAt = known });

        Assert.Equal(now.Organizations.Select(each => each.Name), then.Organizations.Select(each => each.Name));
        Assert.DoesNotContain(now.Organizations, each => each.DisplayName.StartsWith("Tên cũ", StringComparison.Ordinal));
        Assert.Contains(then.Organizations, each => each.DisplayName.StartsWith("Tên cũ", StringComparison.Ordinal));
        var before = new GetOrganizationRequest { Name = Name("p0"), KnownAt = known - Duration.FromTimeSpan(TimeSpan.FromHours(1)) };
        await Refused.WithAsync("ORGANIZATION_NOT_FOUND", StatusCode.NotFound, async () => await Client.GetOrganizationAsync(before));
    }

    private static string Name(string id) => $"organizations/{id}";

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<string> Tops() => register.Ids.Where(id => id[0] is 'p' or 'd').Select(Name).Prepend("");

    private static IEnumerable<ListOrganizationsRequest> Filters() =>
    [
        new(),
        new() { Parent = Name("p1") },
        new() { Parent = Name("d3"), AdministrativeUnitType = AdministrativeUnitType.Ward },
        new() { Kind = OrganizationKind.School },
        new() { Level = AdministrativeLevel.District, Kind = OrganizationKind.AdministrativeUnit },
        new() { AdministrativeUnitType = AdministrativeUnitType.Commune },
        new() { OfficialCode = Requests.Statistics("00007") },
        new() { OfficialCode = Requests.Statistics("00007"), AdministrativeUnitType = AdministrativeUnitType.Ward },
    ];

    private async Task<IMessage> ListAsync(ListOrganizationsRequest filter, DateOnly day, Timestamp? known)
    {
        var request = new ListOrganizationsRequest(filter) { AsOf = Written(day), KnownAt = known, PageSize = 30 };
        var all = new ListOrganizationsResponse();
        do
        {
            var page = await Client.ListOrganizationsAsync(request);
            all.Organizations.AddRange(page.Organizations);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return all;
    }

    private async Task<StreamSubtreeResponse> StreamAsync(StreamSubtreeRequest request)
    {
        var all = new StreamSubtreeResponse();
        using var call = Client.StreamSubtree(request);
        await foreach (var part in call.ResponseStream.ReadAllAsync())
            all.Organizations.AddRange(part.Organizations);
        return all;
    }

    // The answer, or why there is none.
    private static Func<Timestamp?, Task<string>> Ask<T>(Func<Timestamp?, AsyncUnaryCall<T>> call)
        where T : IMessage => Ask(async known => await call(known));

    private static Func<Timestamp?, Task<string>> Ask<T>(Func<Timestamp?, Task<T>> call)
        where T : IMessage => async known =>
        {
            try
            {
                return (await call(known)).ToString()!;
            }
            catch (RpcException refused)
            {
                return refused.Status.ToString();
            }
        };

    private async Task SameAsync(IEnumerable<Func<Timestamp?, Task<string>>> questions)
    {
        var asked = questions.ToList();
        await TreeProbe.InUseAsync(register.Service, Client);
        var fromMemory = await TreeProbe.WithoutTablesAsync(register.Service, () => AnswersAsync(asked, known: null));

        var bySql = await AnswersAsync(asked, Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1)));

        Assert.Equal(bySql, fromMemory);
        Assert.True(fromMemory.Distinct().Count() > 1, "All answers are the same: the questions ask nothing.");
    }

    private static async Task<List<string>> AnswersAsync(List<Func<Timestamp?, Task<string>>> questions, Timestamp? known)
    {
        var answers = new List<string>();
        foreach (var question in questions)
            answers.Add(await question(known));
        return answers;
    }

    /// <summary>The service with a random register.</summary>
    public sealed class Register : IAsyncLifetime
    {
        public OrganizationsService Service { get; } = new();

        public IReadOnlyList<string> Ids { get; private set; } = [];

        public async Task InitializeAsync()
        {
            await Service.InitializeAsync();
            Ids = (await RandomRegister.WriteAsync(Service.Database.DataSource)).Ids;
            await TreeProbe.HasHeardAsync(Service);
        }

        public Task DisposeAsync() => Service.DisposeAsync();
    }
}
