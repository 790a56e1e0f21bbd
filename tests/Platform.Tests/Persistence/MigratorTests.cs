using System.Reflection;
using System.Text;
using AnTq.Platform.Persistence;
using AnTq.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace AnTq.Platform.Tests.Persistence;

public sealed class MigratorTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private static readonly Migration One = new("service", 1, "0001_one.sql", "create table one (id int);");
    private static readonly Migration Two = new("service", 2, "0002_two.sql", "create table two (id int); insert into one values (2);");

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Scripts_run_once_each_in_order()
    {
        await RunAsync(One, Two);
        await RunAsync(One, Two);

        Assert.Equal(1L, await ScalarAsync("select count(*) from one"));
        Assert.Equal("0001_one.sql,0002_two.sql", await ScalarAsync("select string_agg(name, ',' order by number) from platform.migration"));
    }

    [Fact]
    public async Task Copies_that_start_at_once_apply_each_script_once()
    {
        var slow = One with { Sql = "create table one (id int); select pg_sleep(0.3);" };

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RunAsync(slow, Two)));

        Assert.Equal(1L, await ScalarAsync("select count(*) from one"));
    }

    [Fact]
    public async Task A_failed_script_leaves_nothing_half_done_and_says_which_it_was()
    {
        var broken = new Migration("service", 2, "0002_broken.sql", "create table half (id int); select 1 / 0;");

        var failure = await Assert.ThrowsAsync<MigrationException>(() => RunAsync(One, broken));

        Assert.Contains("0002_broken.sql", failure.Message, StringComparison.Ordinal);
        Assert.Equal(true, await ScalarAsync("select to_regclass('half') is null"));
        Assert.Equal(1L, await ScalarAsync("select count(*) from platform.migration"));
        await RunAsync(One, Two);
        Assert.Equal(1L, await ScalarAsync("select count(*) from one"));
    }

    [Fact]
    public async Task An_applied_script_that_was_changed_is_an_error()
    {
        await RunAsync(One);

        var failure = await Assert.ThrowsAsync<MigrationException>(() => RunAsync(One with { Sql = "create table one (id bigint);" }));

        Assert.Contains("0001_one.sql", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_release_runs_on_the_database_of_a_newer_one()
    {
        await RunAsync(One, Two);

        await RunAsync(One);
    }

    [Fact]
    public void Line_endings_do_not_change_a_script()
    {
        var windows = Assert.Single(Migration.ReadFrom(new OneScript("select 1;\r\nselect 2;\r\n"), "service"));

        Assert.Equal(new Migration("service", 1, "0001_one.sql", "select 1;\nselect 2;\n"), windows);
    }

    private async Task RunAsync(params Migration[] migrations) =>
        await new Migrator(_database.DataSource, migrations, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(CancellationToken.None);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>An assembly that owns one script.</summary>
    private sealed class OneScript(string sql) : Assembly
    {
        public override string[] GetManifestResourceNames() => ["AnTq.Service.Persistence.Migrations.0001_one.sql"];

        public override Stream GetManifestResourceStream(string name) => new MemoryStream(Encoding.UTF8.GetBytes(sql));
    }
}
