using System.Text;
using System.Text.Json;
using AnTq.Events.V1;
using Dapper;
using Google.Protobuf;
using Xunit;

namespace AnTq.Organizations.Tests.Features;

public sealed class CommitteeEventTests(Committees committees) : IClassFixture<Committees>
{
    [Fact]
    public async Task A_reconstitution_is_announced_and_logged_without_any_person_and_audited_with_all_of_them()
    {
        await using var listener = await EventListener.StartAsync(committees.Service.BrokerAddress, "organizations.committee.#");
        var committee = await committees.CommitteeAsync();

        var first = await committees.ReconstituteAsync(committee, "2021-06-01", "Ngô Hạnh Phúc");
        await committees.CorrectAsync(first, corrected => corrected.Members[0].PersonName = "Hoàng Xuân Ánh");
        await committees.ReconstituteAsync(committee, "2023-03-15");

        var (key, body) = await listener.NextAsync();
        Assert.Equal($"organizations.committee.reconstituted.{committee.Path}", key);
        Assert.DoesNotContain("Hạnh", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(body);
        Assert.Equal("antq.organizations.committee.reconstituted.v1", document.RootElement.GetProperty("type").GetString());
        Assert.Equal(
            new CommitteeReconstituted
            {
                Committee = committee.Name,
                Term = first.Name,
                Unit = committee.Parent,
                StartDate = "2021-06-01",
                Path = committee.Path,
                HasHead = true,
            },
            JsonParser.Default.Parse<CommitteeReconstituted>(document.RootElement.GetProperty("data").GetRawText()));
        using var next = JsonDocument.Parse((await listener.NextAsync()).Body);
        Assert.Equal("2023-03-15", next.RootElement.GetProperty("data").GetProperty("startDate").GetString());
        Assert.DoesNotContain(committees.Service.Log.Lines, line => line.Contains("Hạnh", StringComparison.Ordinal));
        Assert.Equal(["reconstitute Ngô Hạnh Phúc", "correct Ngô Hạnh Phúc Hoàng Xuân Ánh"], await AuditAsync(first.Name));
    }

    private async Task<IEnumerable<string>> AuditAsync(string resource)
    {
        await using var connection = await committees.Service.Database.DataSource.OpenConnectionAsync();
        return await connection.QueryAsync<string>("""
            select concat_ws(' ', action, before -> 'members' -> 0 ->> 'personName', after -> 'members' -> 0 ->> 'personName')
            from platform.audit
            where resource = @resource
            order by recorded_at
            """, new { resource });
    }
}
