using AnTq.Events.V1;
using Google.Protobuf;
using System.Text;

namespace AnTq.Notifications.Tests;

/// <summary>Events as the awards service writes them.</summary>
internal static class Events
{
    public const string Type = "antq.awards.award.granted.v1";

    public static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public static string NewOrganization(string prefix) => $"organizations/{prefix}-{NewId()}";

    /// <summary>The third line of the ten-year awards of Thành phố Yên Bái.</summary>
    public static AwardGranted Award(string organization, params string[] ancestors)
    {
        var award = new AwardGranted
        {
            Award = $"awards/{NewId()}",
            Statement = $"awardStatements/{NewId()}",
            Organization = organization,
            OrganizationDisplayName = "Thành phố Yên Bái",
            Authority = "GRANTING_AUTHORITY_PROVINCIAL_CHAIR",
            AuthorityLabel = "Chủ tịch UBND tỉnh",
            FormLabel = "Bằng khen",
            SpanStartDate = "2013-01-01",
            SpanEndDate = "2023-05-24",
            CollectiveCount = 14,
            IndividualCount = 16,
        };
        award.Forms.Add("AWARD_FORM_CERTIFICATE_OF_MERIT");
        award.OrganizationAncestors.AddRange(ancestors);
        return award;
    }

    /// <summary>The bytes of the CloudEvent.</summary>
    public static byte[] Bytes(AwardGranted award, Guid id, string type = Type) =>
        Bytes(JsonFormatter.Default.Format(award), id, award.Award, type);

    /// <summary>The bytes of a CloudEvent with any JSON as data.</summary>
    public static byte[] Bytes(string data, Guid id, string subject, string type = Type) => Encoding.UTF8.GetBytes($$"""
        {"specversion":"1.0","id":"{{id}}","source":"/antq/awards","type":"{{type}}","subject":"{{subject}}",
        "time":"2023-05-25T01:02:03.456789Z","dataschema":"urn:antq:proto:antq.events.v1.AwardGranted",
        "datacontenttype":"application/json","sequence":"00000000000000000007","subjectversion":"2","partitionkey":"{{subject}}",
        "orgpath":"1.2","orgunit":"organizations/yen-bai","correlationid":"c-1","data":{{data}}}
        """);
}
