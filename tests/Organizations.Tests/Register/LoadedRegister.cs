using System.Diagnostics;
using AnTq.Organizations.Tests.Imports;
using AnTq.Organizations.V1;
using Xunit;

namespace AnTq.Organizations.Tests.Register;

/// <summary>The service with the whole register loaded through its imports.</summary>
public sealed class LoadedRegister : IAsyncLifetime
{
    public const string Collection = "the whole register";

    public OrganizationsService Service { get; } = new();

    public ImportReport Versions { get; private set; } = null!;

    public ImportReport CommuneLinks { get; private set; } = null!;

    public ImportReport ProvinceLinks { get; private set; } = null!;

    /// <summary>How long the three imports took.</summary>
    public TimeSpan Taken { get; private set; }

    public async Task InitializeAsync()
    {
        if (RegisterFiles.Missing is not null)
            return;
        await Service.InitializeAsync();
        var (versions, communes, provinces) = (RegisterFiles.Versions(), RegisterFiles.CommuneLinks(), RegisterFiles.ProvinceLinks());
        var watch = Stopwatch.StartNew();
        Versions = await Service.ImportAsync(versions);
        CommuneLinks = await Service.ImportAsync(communes);
        ProvinceLinks = await Service.ImportAsync(provinces);
        Taken = watch.Elapsed;
    }

    public Task DisposeAsync() => RegisterFiles.Missing is null ? Service.DisposeAsync() : Task.CompletedTask;

    /// <summary>The only organization of that code on a day.</summary>
    public async Task<Organization> OfCodeAsync(string code, string day)
    {
        var page = await Service.Client.ListOrganizationsAsync(new() { OfficialCode = Requests.Statistics(code), AsOf = day });
        return Assert.Single(page.Organizations);
    }

    /// <summary>How many administrative units of each type stand below one on a day; below none: in the country.</summary>
    public async Task<IReadOnlyDictionary<AdministrativeUnitType, int>> CountAsync(string name, string day)
    {
        var answer = await Service.Client.CountOrganizationsAsync(new() { Name = name, AsOf = day });
        return answer.Counts.Where(count => count.Kind == OrganizationKind.AdministrativeUnit)
            .ToDictionary(count => count.AdministrativeUnitType, count => count.Count);
    }

    /// <summary>All administrative units below one on a day, the whole country when it is empty.</summary>
    public async Task<IReadOnlyList<Organization>> SubtreeAsync(string name, string day)
    {
        using var call = Service.Client.StreamSubtree(new() { Name = name, AsOf = day });
        var all = new List<Organization>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            all.AddRange(call.ResponseStream.Current.Organizations);
        return all;
    }
}

/// <summary>Classes of this collection change nothing in the register, and share it: loading it takes longer than most of their tests.</summary>
[CollectionDefinition(LoadedRegister.Collection)]
public sealed class SharedRegister : ICollectionFixture<LoadedRegister>;
