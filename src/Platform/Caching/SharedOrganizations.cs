using System.Globalization;
using AnTq.Organizations.V1;
using StackExchange.Redis;

namespace AnTq.Platform.Caching;

/// <summary>
/// What all copies of all services share in Redis. Each change of an organization has a number, and each entry the number of the last
/// change before it was asked for: it counts only while neither its organization nor one above it has a later change. So a changed
/// organization takes everything below it along, and an answer that a change has overtaken is never given, wherever it comes from.
/// </summary>
internal sealed class SharedOrganizations(RedisAccess redis)
{
    /// <summary>The channel on which names of changed organizations are told to all copies.</summary>
    public const string Channel = Prefix + "changed";

    /// <summary>Stands for all organizations, in the place of a name.</summary>
    public const string Everything = "*";

    /// <summary>How long an entry stands in Redis at most.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);

    // The format of the changes. Entries have, besides, the version of their message in their key.
    private const string Prefix = "antq:organizations:1:";
    private const string ChangePrefix = Prefix + "change:";

    // A change must outlive every entry from before it, also one whose filling took all the time a call has.
    private static readonly TimeSpan LifeOfChange = LongestLife + TimeSpan.FromMinutes(2);

    private static readonly RedisKey LastChange = Prefix + "last-change";
    private static readonly string EntryPrefix = $"{Prefix}entry:{SharedEntry.Schema}:";

    // One step: nobody sees the number before the change that has it.
    private const string NoteChange = """
        local number = redis.call('INCR', KEYS[1])
        redis.call('SET', KEYS[2], number, 'PX', ARGV[1])
        redis.call('PUBLISH', ARGV[2], ARGV[3])
        return number
        """;

    private volatile bool isDoubtful;

    /// <summary>Reads what is there and still counts.</summary>
    public async Task<SharedAnswer> ReadAsync(IReadOnlyList<OrganizationKey> keys) =>
        (isDoubtful ? null : await redis.TryAsync(database => ReadAsync(database, keys))) ?? SharedAnswer.None;

    /// <summary>Reads nothing any more until everything has been forgotten: changes may not have reached Redis, or be lost there.</summary>
    public void Doubt() => isDoubtful = true;

    /// <summary>Forgets everything, and ends the doubt.</summary>
    /// <exception cref="IOException">Redis does not answer.</exception>
    public async Task ForgetEverythingAsync()
    {
        await ForgetAsync(Everything);
        isDoubtful = false;
    }

    /// <summary>Keeps organizations, when Redis answers.</summary>
    /// <param name="organizations">The organizations.</param>
    /// <param name="stamp">Number of the last change before they were asked for.</param>
    public Task KeepAsync(IReadOnlyDictionary<OrganizationKey, Organization> organizations, long stamp) =>
        redis.TryAsync(database => Task.WhenAll(organizations.Select(kept => database.StringSetAsync(
            EntryKey(kept.Key),
            new SharedEntry(kept.Key, kept.Value, stamp).Write(),
            (TimeSpan?)Life.Below(LongestLife),
            When.Always,
            CommandFlags.None))));

    /// <summary>Makes an organization, and everything below it, count no longer, and tells all copies.</summary>
    /// <param name="name">The organization's resource name, or <see cref="Everything"/>.</param>
    /// <exception cref="IOException">Redis does not answer.</exception>
    public Task ForgetAsync(string name) =>
        redis.UseAsync(database => database.ScriptEvaluateAsync(
            NoteChange, [LastChange, ChangePrefix + name], [(long)LifeOfChange.TotalMilliseconds, Channel, name], CommandFlags.None));

    private static async Task<SharedAnswer> ReadAsync(IDatabase database, IReadOnlyList<OrganizationKey> keys)
    {
        var values = await database.StringGetAsync([LastChange, .. keys.Select(EntryKey)], CommandFlags.None);
        var last = Number(values[0]);
        // A number from the future: Redis has gone back to an older state. Nobody knows what has changed since.
        var entries = keys.Zip(values.Skip(1), (key, value) => SharedEntry.Read(key, (byte[]?)value))
            .OfType<SharedEntry>()
            .Where(entry => entry.Stamp <= last)
            .ToList();
        if (entries.Exists(entry => entry.Stamp < last))
            entries = await UnchangedAsync(database, entries);
        return new SharedAnswer(entries.ToDictionary(entry => entry.Key, entry => entry.Organization), last);
    }

    private static async Task<List<SharedEntry>> UnchangedAsync(IDatabase database, List<SharedEntry> entries)
    {
        var names = entries.SelectMany(Concerned).Distinct(StringComparer.Ordinal).ToList();
        var numbers = await database.StringGetAsync([.. names.Select(name => (RedisKey)(ChangePrefix + name))], CommandFlags.None);
        var changes = names.Zip(numbers.Select(Number)).ToDictionary(StringComparer.Ordinal);
        return entries.FindAll(entry => Concerned(entry).All(name => changes[name] <= entry.Stamp));
    }

    private static IEnumerable<string> Concerned(SharedEntry entry) =>
        [Everything, entry.Organization.Name, .. entry.Organization.Ancestors];

    private static RedisKey EntryKey(OrganizationKey key) => EntryPrefix + key;

    private static long Number(RedisValue value) =>
        long.TryParse((string?)value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
