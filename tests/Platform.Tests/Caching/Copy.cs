using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Caching;
using AnTq.Testing;

namespace AnTq.Platform.Tests.Caching;

/// <summary>One copy of a service that looks organizations up.</summary>
internal sealed class Copy(ServiceHost host, OrganizationLookup lookup, QuestionCounter questions) : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2024, 12, 31);

    /// <summary>How often it has asked the organizations service.</summary>
    public int Questions => questions.Count;

    public CapturedLog Log => host.Log;

    /// <summary>What a failure's message should say of it: what it thinks of Redis, and all that went wrong.</summary>
    public string State => $"{Questions} questions asked\n" + string.Join('\n', Log.Lines
        .Where(line => !line.StartsWith("Information", StringComparison.Ordinal) || line.Contains("Caching", StringComparison.Ordinal))
        .TakeLast(40));

    public Task<IReadOnlyDictionary<string, Organization>> ReadAsync(params string[] names) => ReadAsync(Day, names);

    public Task<IReadOnlyDictionary<string, Organization>> ReadAsync(DateOnly day, params string[] names) =>
        lookup.ReadAsync(names, day, NewCall());

    public async Task<Organization> ReadOneAsync(string name) => (await ReadAsync(name))[name];

    public async Task<string> DisplayNameAsync(string name) => (await ReadOneAsync(name)).DisplayName;

    public async Task<string> HealthAsync() => await host.Endpoints.HttpClient.GetStringAsync(new Uri("/health", UriKind.Relative));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Call NewCall() => new(
        new Caller("test"), "test/Read", "req-1", TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20), CancellationToken.None);
}
