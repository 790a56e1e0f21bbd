using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using AnTq.Testing;
using Npgsql;
using Xunit;

namespace AnTq.AppHost.Tests.Engine;

public sealed class RunningSuiteTests(TinySuite suite) : IClassFixture<TinySuite>
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_start_ends_with_its_duration_and_a_table_of_what_runs_where()
    {
        Assert.Matches(@"^all healthy in \d+\.\d s$", await suite.AppHost.IsHealthyAsync());

        await suite.AppHost.SaysAsync("RESOURCE", _soon);
        foreach (var resource in new[] { "postgres", "tiny-db", "rabbitmq", "redis", "back-1", "back-2", "front" })
        {
            Assert.Contains(suite.AppHost.Lines, line => Regex.IsMatch(line, $"^{resource} +Running  Healthy "));
        }

        var endpoint = $"http {suite.State.EndpointOf("front", "http")}".TrimEnd('/');
        Assert.Contains(suite.AppHost.Lines, line => line.Contains(endpoint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_begin_with_the_name_of_their_resource_and_have_no_colours_when_nobody_looks()
    {
        Assert.Contains(suite.AppHost.Lines, line => line.StartsWith("front    | ", StringComparison.Ordinal));
        await suite.AppHost.IsHealthyAsync();
        Assert.DoesNotContain(suite.AppHost.Lines, line => line.Contains('\u001b'));
    }

    [Fact]
    public async Task A_service_gets_the_variables_that_Aspire_sets()
    {
        var back = await suite.EnvironmentOfAsync("back");
        var front = await suite.EnvironmentOfAsync("front");

        Assert.Matches(
            "^Host=127.0.0.1;Port=[0-9]+;Username=postgres;Password=[A-Za-z0-9]{32};Database=tiny-db$", back["ConnectionStrings__tiny-db"]);
        Assert.Matches("^amqp://guest:[A-Za-z0-9]{32}@127.0.0.1:[0-9]+$", back["ConnectionStrings__rabbitmq"]);
        Assert.Matches("^127.0.0.1:[0-9]+,password=[A-Za-z0-9]{32}$", back["ConnectionStrings__redis"]);
        Assert.Equal(suite.State.EndpointOf("back", "grpc"), new Uri(front["services__back__grpc__0"]));
        Assert.Equal(front["services__back__grpc__0"], front["BACK_GRPC"]);
        Assert.Equal(suite.State.EndpointOf("front", "grpc"), new Uri(front["Kestrel__Endpoints__grpc__Url"]));
        Assert.Equal(suite.State.EndpointOf("front", "http"), new Uri(front["Kestrel__Endpoints__http__Url"]));
        Assert.Equal("front", front["OTEL_SERVICE_NAME"]);
        Assert.Matches("^service.instance.id=back-[12]$", back["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.DoesNotContain("ASPNETCORE_URLS", front.Keys);
    }

    [Fact]
    public async Task The_environment_of_the_suite_is_that_of_a_service_only_where_the_AppHost_says_so()
    {
        var back = await suite.EnvironmentOfAsync("back");
        var front = await suite.EnvironmentOfAsync("front");

        Assert.Equal("Development", front["ASPNETCORE_ENVIRONMENT"]);
        Assert.DoesNotContain("ASPNETCORE_ENVIRONMENT", back.Keys);
        Assert.DoesNotContain("DOTNET_ENVIRONMENT", back.Keys);
    }

    [Fact]
    public async Task A_second_start_says_that_one_is_running_and_fails()
    {
        await using var second = AppHostProcess.Start("Tiny.AppHost", suite.State);

        Assert.Equal(1, await second.EndsWithinAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal($"The suite is already running on {suite.State.Path}: end that one first.", Assert.Single(second.Lines));
    }

    [Fact]
    public async Task A_killed_service_is_started_again()
    {
        var pid = await suite.PidOfAsync("front");

        Kill(pid);

        await Eventually.BecomesTrueAsync(async () => await AnswersAsync("front") is { } present && present != pid, _soon);
    }

    [Fact]
    public async Task A_killed_server_is_started_again_on_its_port()
    {
        var redis = Assert.Single(ProcessTree.Below(suite.AppHost.Pid), process => process.Name == "redis-server");
        var port = suite.State.EndpointOf("redis", "tcp").Port;

        Kill(redis.Pid);

        await Eventually.BecomesTrueAsync(() => Task.FromResult(IsRedisListening(port)), _soon);
    }

    [Fact]
    public async Task A_killed_PostgreSQL_is_started_again_though_a_query_runs_on()
    {
        await using var database = NpgsqlDataSource.Create(
            (await suite.EnvironmentOfAsync("back"))["ConnectionStrings__tiny-db"] + ";Pooling=false");
        await using var hours = database.CreateCommand("select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b");
        var answer = hours.ExecuteScalarAsync();
        await using var computing = database.CreateCommand("select exists (select from pg_stat_activity where query like '%) a, generate%) b')");
        await Eventually.BecomesTrueAsync(async () => await computing.ExecuteScalarAsync() is true, _soon);

        Kill(ProcessTree.Below(suite.AppHost.Pid).Single(process => process.Name == "postgres" && process.Parent == suite.AppHost.Pid).Pid);

        await Eventually.BecomesTrueAsync(() => TakesConnectionsAsync(database), TimeSpan.FromSeconds(15));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => answer);
    }

    [Fact]
    public async Task Copies_of_a_service_share_its_port()
    {
        var pids = new HashSet<int>();
        for (var question = 0; question < 4; question++)
        {
            pids.Add(await suite.PidOfAsync("back"));
        }

        Assert.Equal(2, pids.Count);
    }

    [Fact]
    public async Task A_caller_learns_that_its_copy_died_before_it_read_the_question()
    {
        var address = suite.State.EndpointOf("back", "http");
        using var caller = new TcpClient();
        await caller.ConnectAsync(address.Host, address.Port);
        using var answers = new StreamReader(caller.GetStream());
        var question = Encoding.ASCII.GetBytes($"GET /pid HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");
        await caller.Client.SendAsync(question);
        var pid = await BodyAsync(answers);

        Send("STOP", pid);
        await caller.Client.SendAsync(question);
        Kill(pid);

        await ReadToEndAsync(answers).WaitAsync(_soon);
        await Eventually.BecomesTrueAsync(async () => await AnswersAsync("back") is { } first && await AnswersAsync("back") is { } second && first != second, _soon);
    }

    [Fact]
    public void Nothing_listens_beyond_this_machine()
    {
        var pids = ProcessTree.Below(suite.AppHost.Pid).Select(process => process.Pid).Append(suite.AppHost.Pid);

        var addresses = ListeningSockets.Of(pids);

        // PostgreSQL, RabbitMQ with distribution and port mapper, Redis, three services with two endpoints, and two forwarders.
        Assert.True(addresses.Count >= 13, string.Join(' ', addresses));
        Assert.All(addresses, address => Assert.True(ListeningSockets.IsLoopback(address), address));
    }

    private static void Kill(int pid) => Send("KILL", pid);

    private static void Send(string signal, int pid) =>
        System.Diagnostics.Process.Start("kill", [$"-{signal}", pid.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    /// <summary>The number that an answer in chunks consists of.</summary>
    private static async Task<int> BodyAsync(StreamReader answer)
    {
        while (!string.IsNullOrEmpty(await answer.ReadLineAsync()))
        {
            // The head, up to the empty line.
        }

        await answer.ReadLineAsync();
        var body = int.Parse((await answer.ReadLineAsync())!, CultureInfo.InvariantCulture);
        await answer.ReadLineAsync();
        return body;
    }

    private static async Task ReadToEndAsync(StreamReader answers)
    {
        try
        {
            await answers.ReadToEndAsync();
        }
        catch (IOException)
        {
            // An end, too.
        }
    }

    private bool IsRedisListening(int port)
    {
        var redis = ProcessTree.Below(suite.AppHost.Pid).Where(process => process.Name == "redis-server").Select(process => process.Pid);
        return ListeningSockets.Of(redis).Any(address => address.EndsWith($":{port:X4}", StringComparison.Ordinal));
    }

    private static async Task<bool> TakesConnectionsAsync(NpgsqlDataSource database)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<int?> AnswersAsync(string service)
    {
        try
        {
            return await suite.PidOfAsync(service);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
