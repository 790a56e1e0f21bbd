using System.Globalization;
using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Probe.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Grpc;

/// <summary>Too much metadata is refused in the one form, not by a bare HTTP status that clients cannot read.</summary>
public sealed class MetadataTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData(1, 7_000)]
    [InlineData(70, 90)]
    public async Task Almost_8_KiB_are_taken(int entries, int bytes) =>
        Assert.Equal("development", (await probe.Client.DescribeAsync(new Failure(), Filler(entries, bytes))).Caller);

    [Theory]
    [InlineData(1, 8_192)]
    [InlineData(1, 20_000)]
    [InlineData(1, 40_000)]
    [InlineData(100, 80)]
    [InlineData(500, 80)]
    public async Task More_is_refused(int entries, int bytes)
    {
        var refused = await ProbeHost.RefusedAsync(probe.Client.DescribeAsync(new Failure(), Filler(entries, bytes)));

        Assert.Equal(("METADATA_TOO_LARGE", StatusCode.ResourceExhausted), (refused.ReadReason(), refused.StatusCode));
        var facts = refused.ReadDetail<ErrorInfo>()!.Metadata;
        Assert.Equal("8192", facts["limit_bytes"]);
        Assert.True(int.Parse(facts["metadata_bytes"], CultureInfo.InvariantCulture) > entries * bytes);
    }

    private static Metadata Filler(int entries, int bytes)
    {
        var metadata = new Metadata();
        for (var entry = 0; entry < entries; entry++)
            metadata.Add($"x-filler-{entry}", new string('x', bytes));
        return metadata;
    }
}
