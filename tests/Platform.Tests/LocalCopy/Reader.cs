using AnTq.Platform.Access;
using AnTq.Platform.LocalCopy;
using AnTq.Platform.Tests.Caching;
using AnTq.Testing;

namespace AnTq.Platform.Tests.LocalCopy;

/// <summary>One copy of a service that has a copy of the organizations.</summary>
internal sealed class Reader(ServiceHost host, OrganizationView view, QuestionCounter questions) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DateOnly Day = new(2024, 12, 31);
    private static int _unasked = new DateOnly(2010, 1, 1).DayNumber;

    /// <summary>How often it has asked the organizations service.</summary>
    public int Questions => questions.Count;

    public async Task<OrganizationOnDay> ReadAsync(string name, DateOnly? day = null) =>
        (await view.ReadAsync([name], day ?? Day, NewCall()))[name];

    /// <summary>Waits until it answers out of its copy: on a day for which nobody has asked, so that nobody can remember it.</summary>
    public Task AnswersFromItsCopyAsync(string name) => Eventually.BecomesTrueAsync(
        async () =>
        {
            var before = Questions;
            await ReadAsync(name, DateOnly.FromDayNumber(Interlocked.Increment(ref _unasked)));
            return Questions == before;
        },
        Patience,
        host.Log.ToString);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Call NewCall() => new(
        new Caller("test"), "test/Read", "req-1", TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20), CancellationToken.None);
}
