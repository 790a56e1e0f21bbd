using AnTq.Organizations.V1;
using AnTq.Platform.Caching;
using Xunit;

namespace AnTq.Platform.Tests.Caching;

public sealed class OrganizationMemoryTests
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    [Fact]
    public void Holds_no_more_than_its_capacity()
    {
        using var memory = new OrganizationMemory();
        var all = Enumerable.Range(0, 3 * OrganizationMemory.Capacity).Select(number => Key($"organizations/{number}")).ToList();

        foreach (var key in all)
            Keep(memory, key.Name, memory.Mark);

        Assert.InRange(memory.Find(all).Count, 1, OrganizationMemory.Capacity);
    }

    [Fact]
    public void An_entry_counts_until_it_or_one_above_it_changes_after_its_mark()
    {
        using var memory = new OrganizationMemory();
        var mark = memory.Mark;
        Keep(memory, "organizations/ward", mark, "organizations/province", "organizations/city");
        memory.Forget("organizations/elsewhere");
        Assert.True(Remembers(memory, "organizations/ward"));

        memory.Forget("organizations/city");
        Assert.False(Remembers(memory, "organizations/ward"));

        // An answer from before the change, kept only now.
        Keep(memory, "organizations/ward", mark, "organizations/province", "organizations/city");
        Assert.False(Remembers(memory, "organizations/ward"));
        Keep(memory, "organizations/ward", memory.Mark, "organizations/province", "organizations/city");
        Assert.True(Remembers(memory, "organizations/ward"));
    }

    [Fact]
    public void Everything_is_forgotten_when_cleared_or_when_too_much_has_changed()
    {
        using var memory = new OrganizationMemory();
        Keep(memory, "organizations/a", memory.Mark);
        memory.Clear();
        Assert.False(Remembers(memory, "organizations/a"));

        Keep(memory, "organizations/a", memory.Mark);
        for (var number = 0; number <= ChangeLog.Capacity; number++)
            memory.Forget($"organizations/{number}");
        Assert.False(Remembers(memory, "organizations/a"));
        Keep(memory, "organizations/a", memory.Mark);
        Assert.True(Remembers(memory, "organizations/a"));
    }

    private static OrganizationKey Key(string name) => new(name, Day);

    private static bool Remembers(OrganizationMemory memory, string name) => memory.Find([Key(name)]).Count == 1;

    private static void Keep(OrganizationMemory memory, string name, long mark, params string[] ancestors) =>
        memory.Keep(
            new Dictionary<OrganizationKey, Organization> { [Key(name)] = new() { Name = name, Ancestors = { ancestors } } }, mark);
}
