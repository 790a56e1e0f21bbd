using System.Text;
using AnTq.Events.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Messaging;
using AnTq.Testing;
using Xunit;

namespace AnTq.Platform.Tests.Messaging;

/// <summary>
/// The very bytes of an event on the wire, as agreed with consumers in other languages. The files are never written by a test: whoever
/// changes the bytes on purpose changes them by hand, and keeps the old file beside the new one for the test of reading.
/// </summary>
public sealed class EnvelopeGoldenTests
{
    private static readonly DateTimeOffset Now = new(2025, 8, 19, 2, 30, 15, 123, TimeSpan.Zero);

    [Fact]
    public void The_bytes_of_an_event_are_as_agreed()
    {
        var happened = new OutgoingEvent("award", "granted", "awards/0198c0de-0000-7000-8000-000000000001", 2, "vn.yb1.yb2", new AwardGranted
        {
            Award = "awards/0198c0de-0000-7000-8000-000000000001",
            OrganizationDisplayName = "Thành phố Yên Bái & \"vùng\" <lân cận>",
            Forms = { "AWARD_FORM_EMULATION_FLAG" },
            CollectiveCount = 0,
        })
        { OrgUnit = "organizations/yen-bai-city" };

        Assert.Equal(ReadText("award-granted"), Encoding.UTF8.GetString(Write(happened, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").Span));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var happened = new OutgoingEvent("award", "granted", "awards/a1", 1, "", new AwardGranted());

        Assert.Equal(ReadText("award-granted-least"), Encoding.UTF8.GetString(Write(happened, traceParent: null).Span));
    }

    [Fact]
    public void Agreed_bytes_are_read_to_the_last_attribute()
    {
        var read = CloudEvent.Parse(Encoding.UTF8.GetBytes(ReadText("award-granted")));

        Assert.Equal(
            new CloudEvent(
                Guid.Parse("0198c0de-1111-7000-8000-000000000001"), "/antq/awards", "antq.awards.award.granted.v1",
                "awards/0198c0de-0000-7000-8000-000000000001", 2, 41, Now, "organizations/yen-bai-city", "vn.yb1.yb2",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "correlation-1", read.Data),
            read);
        var data = AwardGranted.Parser.ParseJson(read.Data);
        Assert.Equal("Thành phố Yên Bái & \"vùng\" <lân cận>", data.OrganizationDisplayName);
        Assert.True(data.HasCollectiveCount);
        Assert.False(data.HasIndividualCount);
    }

    private static ReadOnlyMemory<byte> Write(OutgoingEvent happened, string? traceParent)
    {
        var call = new Call(new Caller("development"), "/antq.awards.v1.AwardService/ConfirmAwardStatement", "correlation-1", Now, CancellationToken.None);
        var row = OutboxRow.From(happened, "awards", Now, call);
        return CloudEventWriter.Write(
            new FeedRow(
                41, Guid.Parse("0198c0de-1111-7000-8000-000000000001"), row.Type, row.Subject, row.SubjectVersion, row.RoutingKey, row.Path,
                row.OrgUnit, row.OccurredAt, row.CorrelationId, traceParent, row.DataType, row.Data),
            "/antq/awards");
    }

    private static string ReadText(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Platform.Tests", "Messaging", "Golden", $"{name}.cloudevent.json")).TrimEnd('\n');
}
