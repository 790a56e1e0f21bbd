using System.Text.RegularExpressions;
using AnTq.Cli.Suite;
using AnTq.Testing;
using Xunit;

namespace AnTq.Cli.Tests;

public sealed partial class EventsCommandTests : IAsyncLifetime
{
    private const string Queue = "notifications.award-notices";
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);
    private readonly BrokerFixture _broker = new();
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("antq-cli-");

    public Task InitializeAsync() => _broker.InitializeAsync();

    public async Task DisposeAsync()
    {
        _state.Delete(recursive: true);
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task Queues_are_listed_with_what_waits_and_what_was_set_aside()
    {
        await _broker.FillAsync(Queue, "waits");
        await _broker.FillAsync($"{Queue}_error", "first", "second");

        var run = await EventsAsync("queues", "--broker", _broker.Address);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal([Queue, "1", "2"], Cells(run.Output, Queue));
        Assert.Equal(["awards.organization-lookup", "—", "—"], Cells(run.Output, "awards.organization-lookup"));
        Assert.Contains("Sự kiện không có hàng đợi nào nhận (antq.unrouted): —", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_set_aside_is_given_back_oldest_first_as_it_was_and_at_most_as_many_as_asked()
    {
        await _broker.FillAsync(Queue);
        await _broker.FillAsync($"{Queue}_error", "1", "2", "3");

        var two = await EventsAsync("redrive", Queue, "--limit", "2", "--broker", _broker.Address);
        Assert.Equal((0, ""), (two.ExitCode, two.Errors));
        Assert.Equal($"Đã gửi lại 2 thông điệp cho {Queue}; còn gác lại 1.", two.Output.Trim());
        Assert.Equal(["1 1 cause", "2 2 cause"], await _broker.EmptyAsync(Queue));

        var rest = await EventsAsync("redrive", Queue, "--broker", _broker.Address);
        Assert.Equal($"Đã gửi lại 1 thông điệp cho {Queue}; còn gác lại 0.", rest.Output.Trim());
        Assert.Equal(["3 3 cause"], await _broker.EmptyAsync(Queue));
    }

    [Fact]
    public async Task Where_nothing_was_ever_set_aside_nothing_is_given_back()
    {
        await _broker.FillAsync(Queue, "waits");

        var run = await EventsAsync("redrive", Queue, "--broker", _broker.Address);

        Assert.Equal($"Đã gửi lại 0 thông điệp cho {Queue}; còn gác lại 0.", run.Output.Trim());
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("RabbitMQ has no queue award-notices; see: antq events queues.", "award-notices")]
    [InlineData("notifications.award-notices_error is where messages are set aside: name the consumer's queue.", $"{Queue}_error")]
    [InlineData("--limit must be at least 1.", Queue, "--limit", "0")]
    public async Task What_cannot_be_given_back_is_told(string expected, params string[] arguments) =>
        AssertFails(expected, await EventsAsync(["redrive", .. arguments, "--broker", _broker.Address]));

    [Theory]
    [InlineData("RabbitMQ at 127.0.0.1:9 does not answer, or does not let us in.", "amqp://operator:a-secret@127.0.0.1:9")]
    [InlineData("The address of RabbitMQ is not valid", "http://operator:a-secret@127.0.0.1:9")]
    public async Task A_broker_that_cannot_be_reached_is_named_without_its_password(string expected, string address)
    {
        var run = await EventsAsync("queues", "--broker", address);

        AssertFails(expected, run);
        Assert.DoesNotContain("a-secret", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wrong_password_is_told()
    {
        var wrong = new UriBuilder(_broker.Address) { Password = "wrong" };

        AssertFails("does not answer, or does not let us in", await EventsAsync("queues", "--broker", $"{wrong.Uri}"));
    }

    [Fact]
    public async Task What_a_running_suite_has_not_written_down_is_told()
    {
        AssertFails("No running suite is found", await EventsAsync("queues"));
        await WriteAsync("run/endpoints.json", """{ "endpoints": { "rabbitmq": { "tcp": "tcp://127.0.0.1:9" } } }""");
        AssertFails("The running suite's rabbitmq-password can't be read", await EventsAsync("queues"));
        await WriteAsync("parameters.json", """{ "rabbitmq-password": "a-secret" }""");
        AssertFails("RabbitMQ at 127.0.0.1:9 does not answer", await EventsAsync("queues"));
    }

    [Fact]
    public async Task A_service_s_own_setting_says_where_the_broker_is()
    {
        await _broker.FillAsync(Queue, "waits");

        var run = await RunAsync(["queues"], _broker.Address);

        Assert.Equal([Queue, "1", "0"], Cells(run.Output, Queue));
    }

    [Fact]
    public void The_queues_listed_are_those_of_all_services()
    {
        var modules = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*Module.cs", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(modules);

        Assert.Equal(modules.SelectMany(QueuesOf).Order(StringComparer.Ordinal), SuiteQueues.All.Order(StringComparer.Ordinal));
    }

    /// <summary>The queues that a service's wiring asks for.</summary>
    private static IEnumerable<string> QueuesOf(string module)
    {
        var service = Path.GetFileNameWithoutExtension(module).Replace("Module", "", StringComparison.Ordinal).ToLowerInvariant();
        var wiring = File.ReadAllText(module);
        var consumers = Consumer().Matches(wiring).Select(match => match.Groups[1].Value);
        return (LooksOrganizationsUp().IsMatch(wiring) ? consumers.Append("organization-lookup") : consumers)
            .Select(consumer => $"{service}.{consumer}");
    }

    private static void AssertFails(string expected, ProgramRun run)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static string[] Cells(string output, string queue) =>
        [.. output.Split('\n').Single(line => line.Contains($"│ {queue} ", StringComparison.Ordinal)).Trim().Trim('│').Split('│').Select(cell => cell.Trim())];

    private async Task WriteAsync(string file, string content)
    {
        var path = new FileInfo(Path.Combine(_state.FullName, file));
        path.Directory!.Create();
        await File.WriteAllTextAsync(path.FullName, content);
    }

    private Task<ProgramRun> EventsAsync(params string[] arguments) => RunAsync(arguments, setting: null);

    private Task<ProgramRun> RunAsync(string[] arguments, string? setting) =>
        ProgramRun.OfAsync(
            "dotnet", [Repository.Assembly("src/Cli", "antq"), "events", .. arguments], _limit,
            new Dictionary<string, string?> { ["ANTQ_STATE"] = _state.FullName, ["ConnectionStrings__rabbitmq"] = setting });

    [GeneratedRegex("""AddEventConsumer\(\s*"([a-z-]+)"[,)]""")]
    private static partial Regex Consumer();

    [GeneratedRegex(@"AddOrganization(Lookup|View)\(\)")]
    private static partial Regex LooksOrganizationsUp();
}
