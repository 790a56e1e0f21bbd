using System.Globalization;
using AnTq.Organizations.V1;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class ConcurrentCreationTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private const int Rounds = 25;
    private const int Callers = 4;

    [Fact]
    public async Task Of_several_that_take_one_code_at_once_one_wins_and_the_others_hear_why()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var code = (20_000 + round).ToString("D5", CultureInfo.InvariantCulture);
            var outcomes = await AtOnceAsync(() => Requests.Create("Xã Tân Hương", statisticsCode: code));

            Assert.Equal(["", .. Enumerable.Repeat("OFFICIAL_CODE_IN_USE", Callers - 1)], outcomes);
        }
    }

    [Fact]
    public async Task Two_codes_in_either_order_make_nobody_wait_for_ever()
    {
        for (var round = 0; round < Rounds; round++)
        {
            OfficialCode[] codes =
            [
                Requests.Statistics((30_000 + round).ToString("D5", CultureInfo.InvariantCulture)),
                new() { Scheme = CodeScheme.Internal, Code = round.ToString("D5", CultureInfo.InvariantCulture) },
            ];
            var turn = 0;
            var outcomes = await AtOnceAsync(() =>
            {
                var request = Requests.Create("Xã Cẩm Ân");
                request.Organization.OfficialCodes.Add(Interlocked.Increment(ref turn) % 2 == 0 ? codes : codes.Reverse());
                return request;
            });

            Assert.Equal(["", .. Enumerable.Repeat("OFFICIAL_CODE_IN_USE", Callers - 1)], outcomes);
        }
    }

    [Fact]
    public async Task Of_several_that_take_one_name_at_once_one_wins_and_the_others_hear_why()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = Requests.NewId("at-once");
            var outcomes = await AtOnceAsync(() => Requests.Create("Xã Mông Sơn", id: id));

            Assert.Equal(["", .. Enumerable.Repeat("ORGANIZATION_ALREADY_EXISTS", Callers - 1)], outcomes);
        }
    }

    [Fact]
    public async Task One_request_sent_several_times_at_once_registers_one_organization()
    {
        var request = Requests.Create("Xã Đại Đồng");
        var before = await CountAsync();

        var outcomes = await AtOnceAsync(() => request);

        Assert.All(outcomes, outcome => Assert.True(outcome is "" or "REQUEST_IN_FLIGHT", outcome));
        Assert.Equal(before + 1, await CountAsync());
    }

    // The reasons of those that were refused, and nothing for those that were not, in order.
    private async Task<IEnumerable<string>> AtOnceAsync(Func<CreateOrganizationRequest> request)
    {
        var requests = Enumerable.Range(0, Callers).Select(_ => request()).ToList();
        var outcomes = await Task.WhenAll(requests.Select(each => Refused.ReasonAsync(() => service.RegisterAsync(each))));
        return outcomes.Order(StringComparer.Ordinal);
    }

    private async Task<long> CountAsync() =>
        long.Parse((await service.CountEverythingAsync()).Split(' ')[0], CultureInfo.InvariantCulture);
}
