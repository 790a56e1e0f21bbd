using AnTq.Testing;
using Aspire.Hosting.Testing;
using Xunit;

namespace AnTq.AppHost.Tests.Suite;

public sealed class LeftoverDataTests
{
    [Fact]
    public async Task A_test_starts_without_the_data_of_one_that_was_killed()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>();
        var left = Directory.CreateDirectory(Path.Combine(StateFolder(), "data", "rabbitmq", "left")).FullName;

        await using (var app = await builder.BuildAsync())
        {
            await app.StartAsync();
            Assert.False(Directory.Exists(left));
        }
    }

    /// <summary>The one that this process holds the lock of.</summary>
    private static string StateFolder()
    {
        var all = Path.Combine(Repository.Root, ".antq", "tests");
        return Path.GetDirectoryName(Directory.EnumerateFiles("/proc/self/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget)
            .Single(file => file is not null && file.StartsWith(all, StringComparison.Ordinal) && Path.GetFileName(file) == "lock"))!;
    }
}
