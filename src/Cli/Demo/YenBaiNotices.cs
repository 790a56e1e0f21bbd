using AnTq.Awards.V1;
using AnTq.Cli.Suite;

namespace AnTq.Cli.Demo;

/// <summary>Waits for the notices of the statement's awards: one per record for the city, and one for the province above it.</summary>
internal sealed class YenBaiNotices(SuiteConnection suite)
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    /// <exception cref="CommandFailure">They have not all arrived in time.</exception>
    public async Task<IReadOnlyList<Inbox>> WaitAsync(AwardStatement statement, CancellationToken cancellation)
    {
        var records = await suite.Awards.CallAsync(
            (client, options) => client.ListAwardsAsync(new() { Parent = statement.Name, PageSize = 100 }, options));
        var subjects = records.Awards.Select(award => award.Name).ToList();
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Inbox[] inboxes =
            [
                await ReadAsync(YenBaiAwards.CityId, YenBaiAwards.CityUnit.DisplayName, subjects),
                await ReadAsync(YenBaiAwards.ProvinceId, YenBaiAwards.Province.DisplayName, subjects),
            ];
            if (inboxes.All(inbox => inbox.Notices.Count == subjects.Count))
            {
                return inboxes;
            }

            if (TimeProvider.System.GetElapsedTime(started) > _limit)
            {
                throw TooLate(inboxes.Sum(inbox => inbox.Notices.Count), 2 * subjects.Count);
            }

            await Task.Delay(_pause, TimeProvider.System, cancellation);
        }
    }

    private async Task<Inbox> ReadAsync(string organizationId, string organizationName, List<string> subjects)
    {
        var page = await suite.Notifications.CallAsync((client, options) => client.ListNoticesAsync(
            new() { Organization = $"organizations/{organizationId}", PageSize = 500 }, options));
        var own = page.Notices.Where(notice => subjects.Contains(notice.Subject));
        return new Inbox(organizationName, [.. own.OrderBy(notice => subjects.IndexOf(notice.Subject))]);
    }

    private static CommandFailure TooLate(int arrived, int expected) =>
        new(
            $"Sau {_limit.TotalSeconds:0} giây mới có {arrived}/{expected} thông báo.",
            $"After {_limit.TotalSeconds:0} s only {arrived} of {expected} notices have arrived.");
}
