using AnTq.Platform.Errors;
using AnTq.Platform.Tests.Probe;
using AnTq.Platform.Validation;
using AnTq.Probe.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Platform.Tests.Validation;

public sealed class LimitTests(ProbeHost probe) : IClassFixture<ProbeHost>
{
    public static TheoryData<string, string> Broken => new()
    {
        { """{ }""", "needed, colour" },
        { """{ "needed": "x", "colour": 7 }""", "colour" },
        { """{ "needed": "x", "colour": 1, "sized": "ab" }""", "sized" },
        { """{ "needed": "x", "colour": 1, "sized": "abcdef" }""", "sized" },
        { """{ "needed": "x", "colour": 1, "uuid": "0198" }""", "uuid" },
        { """{ "needed": "x", "colour": 1, "date": "2023-02-30" }""", "date" },
        { """{ "needed": "x", "colour": 1, "date": "1944-12-31" }""", "date" },
        { """{ "needed": "x", "colour": 1, "date": "2101-01-01" }""", "date" },
        { """{ "needed": "x", "colour": 1, "resourceId": "1abc" }""", "resource_id" },
        { """{ "needed": "x", "colour": 1, "resourceId": "abc" }""", "resource_id" },
        { """{ "needed": "x", "colour": 1, "line": "a\nb" }""", "line" },
        { """{ "needed": "x", "colour": 1, "line": "a\u2028b" }""", "line" },
        { """{ "needed": "x", "colour": 1, "officialCode": "01a" }""", "official_code" },
        { """{ "needed": "x", "colour": 1, "organization": "units/x" }""", "organization" },
        { """{ "needed": "x", "colour": 1, "organization": "organizations/" }""", "organization" },
        { """{ "needed": "x", "colour": 1, "organization": "organizations/a/b" }""", "organization" },
        { """{ "needed": "x", "colour": 1, "number": -1 }""", "number" },
        { """{ "needed": "x", "colour": 1, "number": 11 }""", "number" },
        { """{ "needed": "x", "colour": 1, "optionalNumber": 0 }""", "optional_number" },
        { """{ "needed": "x", "colour": 1, "tags": ["a"] }""", "tags" },
        { """{ "needed": "x", "colour": 1, "tags": ["a", "b", "c", "d"] }""", "tags" },
        { """{ "needed": "x", "colour": 1, "tags": ["a", "a"] }""", "tags[1]" },
        { """{ "needed": "x", "colour": 1, "tags": ["a", "abcde"] }""", "tags[1]" },
        { """{ "needed": "x", "colour": 1, "child": { "colour": 1 } }""", "child.needed" },
        { """{ "needed": "x", "colour": 1, "children": [{ "needed": "x", "colour": 1 }, { "colour": 1 }] }""", "children[1].needed" },
        { """{ "needed": "x", "colour": 1, "named": { "k": { "needed": "x" } } }""", "named[k].colour" },
        { """{ "needed": "x", "colour": 1, "textChoice": "abc" }""", "text_choice" },
        { """{ "needed": "x", "colour": 1, "colours": ["COLOUR_RED", "COLOUR_UNSPECIFIED"] }""", "colours[1]" },
        { """{ "needed": "x", "colour": 1, "colours": [7] }""", "colours[0]" },
        { """{ "needed": "x", "colour": 1, "numberChoice": 6 }""", "number_choice" },
        { """{ "needed": "x", "colour": 1, "freeText": "a\u0007" }""", "free_text" },
        { """{ "needed": "x", "colour": 1, "freeText": "a\r" }""", "free_text" },
        { """{ "sized": "ab", "number": 11 }""", "needed, sized, number, colour" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Every_broken_limit_is_told_at_once(string json, string fields)
    {
        var refused = await ProbeHost.RefusedAsync(probe.Client.CheckLimitsAsync(Limits.Parser.ParseJson(json)));

        Assert.Equal(("VALIDATION_FAILED", StatusCode.InvalidArgument), (refused.ReadReason(), refused.StatusCode));
        Assert.Equal(fields, string.Join(", ", refused.ReadDetail<Google.Rpc.BadRequest>()!.FieldViolations.Select(violation => violation.Field)));
    }

    [Theory]
    [InlineData("""{ "needed": "x", "colour": 1 }""")]
    [InlineData("""
        { "needed": "x", "colour": 1, "sized": "𠀀𠀁𠀂𠀃𠀄", "uuid": "0198c0de-0000-7000-8000-000000000000", "date": "2024-02-29",
          "resourceId": "yen-bai", "line": "Thành phố Yên Bái", "officialCode": "G01.22", "organization": "organizations/yen-bai", "number": 10,
          "optionalNumber": 1, "tags": ["a", "b"], "child": { "needed": "x", "colour": 1 }, "numberChoice": 5, "freeText": "hai\ndòng" }
        """)]
    public async Task What_keeps_the_limits_passes(string json)
    {
        var request = Limits.Parser.ParseJson(json);

        Assert.Equal(request, await probe.Client.CheckLimitsAsync(request));
    }

    [Fact]
    public async Task Every_message_of_a_stream_is_checked()
    {
        using var call = probe.Client.CheckLimitsOfStream();
        await call.RequestStream.WriteAsync(new Limits { Needed = "x", Colour = Colour.Red });
        await call.RequestStream.WriteAsync(new Limits { Colour = Colour.Red });
        await call.RequestStream.CompleteAsync();

        Assert.Equal("VALIDATION_FAILED", (await ProbeHost.RefusedAsync(Response(call))).ReadReason());
    }

    [Fact]
    public void Messages_nested_without_end_are_refused()
    {
        var deep = new Limits { Needed = "x", Colour = Colour.Red };
        for (var depth = 0; depth < 60; depth++)
            deep = new Limits { Needed = "x", Colour = Colour.Red, Child = deep };
        var violations = new Violations();

        MessageRules.Check(deep, violations);

        Assert.EndsWith("child", Assert.Single(violations.Found).Field, StringComparison.Ordinal);
    }

    private static AsyncUnaryCall<Limits> Response(AsyncClientStreamingCall<Limits, Limits> call) =>
        new(call.ResponseAsync, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, () => { });
}
