using AnTq.Organizations.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Platform.Tests.Caching;

[Collection(BesideOrganizations.Name)]
public sealed class InvalidationTests(LookupSuite suite)
{
    // From the event's publication to the last copy's forgetting. The rule says "as a rule within a second"; this machine may be busy.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task An_event_makes_all_copies_forget_the_organization_and_what_stands_below_it()
    {
        await using var first = await suite.StartCopyAsync();
        await using var second = await suite.StartCopyAsync();
        var (old, other) = (await suite.RegisterAsync("Tỉnh Yên Bái"), await suite.RegisterAsync("Tỉnh Lào Cai"));
        var city = await suite.RegisterAsync("Thành phố Yên Bái", old);
        var ward = await suite.RegisterAsync("Phường Nguyễn Thái Học", city);
        await suite.SettleAsync();
        foreach (var copy in new[] { first, second })
            Assert.Equal([old, city], (await copy.ReadAsync(ward, city))[ward].Ancestors);

        await suite.MoveSilentlyAsync(city, other);
        await suite.RenameSilentlyAsync(city, "Phường Yên Bái");
        // Nobody has said so: what is remembered still counts.
        Assert.Equal("Thành phố Yên Bái", await second.DisplayNameAsync(city));

        await suite.AnnounceAsync(city);

        foreach (var copy in new[] { first, second })
        {
            await Eventually.BecomesAsync(() => copy.DisplayNameAsync(city), name => name == "Phường Yên Bái", Bound);
            await Eventually.BecomesAsync(() => copy.ReadOneAsync(ward), read => read.Ancestors.SequenceEqual([other, city]), Bound);
        }
    }

    [Fact]
    public async Task A_recorded_change_is_seen_by_all_copies_from_its_day_on()
    {
        await using var first = await suite.StartCopyAsync();
        await using var second = await suite.StartCopyAsync();
        var city = await suite.RegisterAsync("Thị xã Phú Thọ");
        await suite.SettleAsync();
        foreach (var copy in new[] { first, second })
            Assert.Equal("Thị xã Phú Thọ", await copy.DisplayNameAsync(city));

        await suite.ChangeAsync($"{Copy.Day:yyyy-MM-dd}", new Renaming { Organization = city, DisplayName = "Phường Phú Thọ" });

        foreach (var copy in new[] { first, second })
        {
            await Eventually.BecomesAsync(() => copy.DisplayNameAsync(city), name => name == "Phường Phú Thọ", Bound);
            Assert.Equal("Thị xã Phú Thọ", (await copy.ReadAsync(Copy.Day.AddDays(-1), city))[city].DisplayName);
        }
    }

    [Fact]
    public async Task An_event_leaves_other_organizations_alone()
    {
        await using var copy = await suite.StartCopyAsync();
        var (changed, other) = (await suite.RegisterAsync("Tỉnh Nghệ An"), await suite.RegisterAsync("Tỉnh Hà Tĩnh"));
        await suite.SettleAsync();
        await copy.ReadAsync(changed, other);
        await suite.RenameSilentlyAsync(changed, "Tỉnh Nghệ Tĩnh");
        await suite.AnnounceAsync(changed);
        await Eventually.BecomesAsync(() => copy.DisplayNameAsync(changed), name => name == "Tỉnh Nghệ Tĩnh", Bound);
        var before = copy.Questions;

        await copy.ReadAsync(other);
        await using var newcomer = await suite.StartCopyAsync();
        await newcomer.ReadAsync(other);

        Assert.Equal((before, 0), (copy.Questions, newcomer.Questions));
    }

    [Fact]
    public async Task An_answer_that_a_change_has_overtaken_is_kept_nowhere_and_given_to_nobody_who_comes_later()
    {
        await using var line = suite.LineToOrganizations();
        await using var slow = await suite.StartCopyAsync(lineToOrganizations: line);
        await using var other = await suite.StartCopyAsync();
        var name = await suite.RegisterAsync("Tỉnh Hà Giang");
        await suite.SettleAsync();
        await slow.ReadAsync(await suite.RegisterAsync("Để mở kết nối"));

        line.ToClient.Close();
        var overtaken = slow.ReadOneAsync(name);
        await Eventually.BecomesTrueAsync(() => Task.FromResult(line.ToClient.Withholds), Bound);
        await suite.RenameSilentlyAsync(name, "Tỉnh Tuyên Quang");
        await suite.AnnounceAndSettleAsync(name);
        await Eventually.BecomesAsync(() => other.DisplayNameAsync(name), read => read == "Tỉnh Tuyên Quang", Bound);
        var later = slow.ReadOneAsync(name);
        line.ToClient.Open();

        Assert.Equal("Tỉnh Hà Giang", (await overtaken).DisplayName);
        Assert.Equal("Tỉnh Tuyên Quang", (await later).DisplayName);
        Assert.Equal("Tỉnh Tuyên Quang", await slow.DisplayNameAsync(name));
        await using var newcomer = await suite.StartCopyAsync();
        Assert.Equal("Tỉnh Tuyên Quang", await newcomer.DisplayNameAsync(name));
    }
}
