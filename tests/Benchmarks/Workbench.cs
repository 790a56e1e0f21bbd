using AnTq.Benchmarks.Bare;
using AnTq.Benchmarks.Report;
using AnTq.Testing;

namespace AnTq.Benchmarks;

/// <summary>What the measures share: the suite, the bare servers, the table, the number of rounds, and a folder for prepared frames.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly TestDatabase bareDatabase = new();
    private readonly string folder = Directory.CreateTempSubdirectory("antq-bench-").FullName;
    private Suite? suite;
    private ServiceProcess? barePostgres;
    private ServiceProcess? echo;
    private int files;

    /// <summary>Rounds of each pair.</summary>
    public static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("BENCH_ROUNDS"), out var rounds) && rounds >= 3 ? rounds : 5;

    /// <summary>What is printed.</summary>
    public Table Table { get; } = new();

    /// <summary>The services if they have been started.</summary>
    public Suite? StartedSuite => suite;

    /// <summary>The services, started when first asked for.</summary>
    public async Task<Suite> SuiteAsync() => suite ??= await Suite.StartAsync();

    /// <summary>The bare server before PostgreSQL, started when first asked for.</summary>
    public async Task<ServiceProcess> BarePostgresAsync()
    {
        if (barePostgres is not null)
            return barePostgres;
        await bareDatabase.InitializeAsync();
        await BareTables.CreateAsync(bareDatabase.DataSource);
        var connection = bareDatabase.ConnectionString.Replace("Maximum Pool Size=20;", "", StringComparison.Ordinal);
        return barePostgres = await ServeAsync(
            "postgres", new Dictionary<string, string?> { [$"ConnectionStrings:{BareServer.Database}"] = connection });
    }

    /// <summary>The bare echo, started when first asked for.</summary>
    public async Task<ServiceProcess> EchoAsync() => echo ??= await ServeAsync("echo", new Dictionary<string, string?>());

    /// <summary>Writes a frame into a file of its own.</summary>
    public async Task<string> WriteAsync(byte[] frame)
    {
        var file = Path.Combine(folder, $"{files++}.frame");
        await File.WriteAllBytesAsync(file, frame);
        return file;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { barePostgres, echo })
        {
            if (process is not null)
                await process.DisposeAsync();
        }

        if (suite is not null)
            await suite.DisposeAsync();
        await bareDatabase.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Task<ServiceProcess> ServeAsync(string kind, Dictionary<string, string?> settings)
    {
        settings["Kestrel:Endpoints:grpc:Protocols"] = "Http2";
        settings["Kestrel:Endpoints:http:Protocols"] = "Http1";
        return ServiceProcess.StartAsync(AppContext.BaseDirectory, [typeof(Workbench).Assembly.Location, "serve", kind], settings);
    }
}
