using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Paging;

public sealed class PageTokenTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    [Fact]
    public async Task A_walk_sees_every_row_exactly_once_while_rows_are_inserted()
    {
        var before = await CreateAsync("walk", 25);
        var seen = new List<string>();
        var request = new ListItemsRequest { PageSize = 4, Title = "walk" };
        for (var page = 0; page == 0 || request.PageToken.Length > 0; page++)
        {
            var answer = await probe.Client.ListItemsAsync(request);
            seen.AddRange(answer.Items.Select(item => item.Name));
            request.PageToken = answer.NextPageToken;
            if (page < 5)
                await CreateAsync($"walk later {page}", 1);
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Empty(before.Except(seen));
    }

    [Fact]
    public async Task Page_sizes_are_bounded()
    {
        await InsertAsync("size", 600);

        Assert.Equal(50, (await ListAsync("size", 0)).Items.Count);
        Assert.Equal(7, (await ListAsync("size", 7)).Items.Count);
        Assert.Equal(500, (await ListAsync("size", 5000)).Items.Count);
        var refused = await ProbeHost.RefusedAsync(probe.Client.ListItemsAsync(new ListItemsRequest { PageSize = -1 }));
        Assert.Equal(("PAGE_SIZE_NEGATIVE", StatusCode.InvalidArgument), (refused.ReadReason(), refused.StatusCode));
    }

    [Fact]
    public async Task The_last_page_has_no_token_even_when_it_is_full()
    {
        await CreateAsync("full", 3);

        Assert.Empty((await ListAsync("full", 3)).NextPageToken);
        Assert.NotEmpty((await ListAsync("full", 2)).NextPageToken);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("!!!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Garbage_is_refused(string token) => Assert.Equal("PAGE_TOKEN_INVALID", await ReasonAsync(token));

    [Fact]
    public async Task An_altered_token_is_refused()
    {
        var token = await TokenAsync("altered");
        for (var index = 0; index < token.Length; index += 7)
        {
            var altered = token[..index] + (token[index] == 'A' ? 'B' : 'A') + token[(index + 1)..];
            Assert.Equal("PAGE_TOKEN_INVALID", await ReasonAsync(altered, "altered"));
        }
    }

    [Fact]
    public async Task A_token_of_another_method_is_refused()
    {
        var token = await TokenAsync("foreign");

        var refused = await ProbeHost.RefusedAsync(probe.Client.ListOtherItemsAsync(new ListOtherItemsRequest { PageToken = token }));

        Assert.Equal("PAGE_TOKEN_FOREIGN", refused.ReadReason());
    }

    [Fact]
    public async Task A_token_for_other_arguments_is_refused()
    {
        var token = await TokenAsync("arguments");

        Assert.Equal("PAGE_TOKEN_ARGUMENTS_CHANGED", await ReasonAsync(token, "argument"));
        await probe.Client.ListItemsAsync(new ListItemsRequest { PageToken = token, Title = "arguments", PageSize = 9 });
    }

    [Fact]
    public async Task A_token_lives_three_days()
    {
        var token = await TokenAsync("expiry");
        var now = probe.Time.GetUtcNow();
        try
        {
            probe.Time.Set(now + TimeSpan.FromDays(3) - TimeSpan.FromSeconds(2));
            await probe.Client.ListItemsAsync(new ListItemsRequest { PageToken = token, Title = "expiry" });
            probe.Time.Set(now + TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
            Assert.Equal("PAGE_TOKEN_EXPIRED", await ReasonAsync(token, "expiry"));
        }
        finally
        {
            probe.Time.Set(now);
        }
    }

    private async Task<string> ReasonAsync(string token, string title = "") =>
        (await ProbeHost.RefusedAsync(probe.Client.ListItemsAsync(new ListItemsRequest { PageToken = token, Title = title }))).ReadReason()!;

    private async Task<string> TokenAsync(string title)
    {
        await CreateAsync(title, 2);
        return (await ListAsync(title, 1)).NextPageToken;
    }

    private async Task<ListItemsResponse> ListAsync(string title, int size) =>
        await probe.Client.ListItemsAsync(new ListItemsRequest { PageSize = size, Title = title });

    private async Task<IReadOnlyList<string>> CreateAsync(string title, int count)
    {
        var names = new List<string>();
        for (var index = 0; index < count; index++)
            names.Add((await probe.Client.CreateItemAsync(ProbeHost.NewItem($"{title} {index}"))).Name);
        return names;
    }

    private async Task InsertAsync(string title, int count)
    {
        await using var command = probe.Database.CreateCommand(
            $"insert into item select '{title}-' || n, '{title}' || n, 0, 1 from generate_series(1, {count}) as n");
        await command.ExecuteNonQueryAsync();
    }
}
