using AnTq.Benchmarks.Load;
using AnTq.Benchmarks.Report;
using AnTq.Organizations.V1;
using AnTq.Testing;

namespace AnTq.Benchmarks.Measures;

/// <summary>
/// What is asked of the organizations of the whole country, with the register alone and with a hundred thousand further organizations.
/// </summary>
internal static class CountryReading
{
    private const string Get = "antq.organizations.v1.OrganizationService/GetOrganization";
    private const string Day = "2025-07-01";
    private const int UnitsOfTheDay = 3_355;
    private const int MostMegabytes = 300;
    private const double MostGrowth = 1.5;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);
    private static readonly string[] Days = ["2004-08-31", "2008-08-01", "2015-06-15", "2025-06-30", Day, "2026-04-30", ""];
    private static readonly string[] Queries = ["Hòa Bình", "hoa binh", "phường Minh", "Thanh", "van ban", "Lào Cia"];

    /// <summary>Measures all of it.</summary>
    public static async Task MeasureAsync(Workbench bench)
    {
        if (Country.Missing is not null)
        {
            bench.Table.AddFigure("Organizations of the country", $"not measured: {Country.Missing}");
            return;
        }

        var suite = await bench.SuiteAsync();
        var (alone, loaded) = await suite.StartCountryAsync("Country", addOthers: false);
        var (among, _) = await suite.StartCountryAsync("Country among others", addOthers: true);
        bench.Table.AddFigure("Import of the register", $"{loaded.TotalSeconds:0.0} s", "<= 15 s", loaded < TimeSpan.FromSeconds(15));
        await CompareGetAsync(bench, alone, among);
        await CompareAsync(bench, "Subtree of the country", alone, among, 20, 100, SubtreeAsync, atMedian: true);
        await CompareAsync(bench, "Count by type on a day", alone, among, 200, 10, CountAsync);
        await CompareAsync(bench, "Search", alone, among, 200, 50, SearchAsync);
        foreach (var (name, service) in new[] { ("the register", alone), ("100,000 more", among) })
        {
            var megabytes = Footprint.MegabytesOf(service);
            bench.Table.AddFigure($"Organizations: memory with {name}", $"{megabytes} MB", $"<= {MostMegabytes}", megabytes <= MostMegabytes);
        }
    }

    private static async Task CompareGetAsync(Workbench bench, ServiceProcess alone, ServiceProcess among)
    {
        var bare = await bench.BarePostgresAsync();
        var commune = (await new OrganizationService.OrganizationServiceClient(alone.Channel).ListOrganizationsAsync(
            new() { AsOf = Day, Level = AdministrativeLevel.Commune, PageSize = 1 })).Organizations[0].Name;
        var select = await LoadAsync(bench, bare, new() { Name = "organizations/xa-1" });
        var ours = await LoadAsync(bench, alone, new() { Name = commune, AsOf = Day });
        var fuller = await LoadAsync(bench, among, new() { Name = commune, AsOf = Day });
        var measured = await Pair.InTurnsAsync(Workbench.Rounds, select, ours, fuller);
        bench.Table.AddRatio(
            "GetOrganization on a day : bare SELECT by primary key", (measured[1].Rate, measured[0].Rate, measured[1].Ratio), 1);
        bench.Table.AddRatio(
            "GetOrganization: 100,000 more : the register",
            (measured[2].Rate, measured[1].Rate, measured[2].Ratio / measured[1].Ratio),
            1 / MostGrowth);
    }

    private static async Task<Func<Task<double>>> LoadAsync(Workbench bench, ServiceProcess service, GetOrganizationRequest request)
    {
        var answer = await new OrganizationService.OrganizationServiceClient(service.Channel).GetOrganizationAsync(request);
        var frame = await bench.WriteAsync(Frames.Of(request));
        return () => H2Load.RunAsync(service.Endpoints.Grpc, Get, frame, Frames.HeaderLength + answer.CalculateSize(), Duration);
    }

    private static async Task CompareAsync(
        Workbench bench,
        string what,
        ServiceProcess alone,
        ServiceProcess among,
        int times,
        double most,
        Func<OrganizationService.OrganizationServiceClient, int, Task> call,
        bool atMedian = false)
    {
        var (first, second) = await Latencies.InTurnsAsync(times, number => call(new(alone.Channel), number), number => call(new(among.Channel), number));
        foreach (var (name, latencies) in new[] { ("the register", first), ("100,000 more", second) })
        {
            var decisive = atMedian ? latencies.Median : latencies.P95;
            bench.Table.AddFigure(
                $"{what}: {name}, median and p95",
                $"{latencies.Median:0.0} ms, {latencies.P95:0.0} ms",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<= {most} ms"),
                decisive <= most);
        }

        var growth = second.Median / first.Median;
        bench.Table.AddFigure($"{what}: 100,000 more : the register", $"{growth:0.00}", $"<= {MostGrowth:0.0}", growth <= MostGrowth);
    }

    private static async Task SubtreeAsync(OrganizationService.OrganizationServiceClient client, int number)
    {
        using var call = client.StreamSubtree(new() { AsOf = Day, Kinds = { OrganizationKind.AdministrativeUnit } });
        var units = 0;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            units += call.ResponseStream.Current.Organizations.Count;
        if (units != UnitsOfTheDay)
            throw new InvalidOperationException($"The country had {units} units on {Day}.");
    }

    private static async Task CountAsync(OrganizationService.OrganizationServiceClient client, int number) =>
        await client.CountOrganizationsAsync(new() { AsOf = Days[number % Days.Length] });

    private static async Task SearchAsync(OrganizationService.OrganizationServiceClient client, int number) =>
        await client.SearchOrganizationsAsync(new() { Query = Queries[number % Queries.Length] });
}
