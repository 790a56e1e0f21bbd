using System.Text;
using System.Text.Json.Nodes;
using AnTq.Platform.Catalogues;
using AnTq.Reports.Domain;
using Xunit;

namespace AnTq.Reports.Tests.Domain;

public sealed class IndicatorCatalogueTests
{
    [Fact]
    public void The_shipped_catalogue_is_sound() => Assert.NotEmpty(IndicatorCatalogue.Read().After(null, 500));

    [Theory]
    [InlineData("code", "TIPS_RECEIVED", "tips-received stands in it twice")]
    [InlineData("code", "tips", "tips is no code")]
    [InlineData("nameVi", " ", "TIPS_VALUABLE lacks a name or a unit")]
    [InlineData("decimalPlaces", 7, "TIPS_VALUABLE has 7 decimal places")]
    [InlineData("subsetOf", "NOTHING", "TIPS_VALUABLE is a part of NOTHING, which is not in the catalogue")]
    [InlineData("subsetOf", "TIPS_VALUABLE", "TIPS_VALUABLE is a part of TIPS_VALUABLE, which is a part itself")]
    [InlineData("unitVi", "lượt", "TIPS_VALUABLE is a part of TIPS_RECEIVED, but not measured as it is")]
    [InlineData("measure", "stock", "TIPS_VALUABLE is a part of TIPS_RECEIVED, but not measured as it is")]
    [InlineData("measure", "weekly", "measure")]
    [InlineData("unit", "kg", "unit")]
    public void A_broken_catalogue_is_refused_with_the_entry_and_the_fault(string member, object value, string fault)
    {
        JsonObject[] entries = [Entry("TIPS_RECEIVED"), Entry("TIPS_VALUABLE")];
        entries[1]["subsetOf"] = "TIPS_RECEIVED";
        entries[1][member] = JsonValue.Create(value);

        var broken = Assert.Throws<BrokenCatalogueException>(() => Read(new JsonArray(entries)));

        Assert.Contains("indicators.json", broken.Message, StringComparison.Ordinal);
        Assert.Contains(fault, broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[{\"code\": \"A\"}]")]
    public void An_empty_or_unreadable_catalogue_is_refused(string json) =>
        Assert.Throws<BrokenCatalogueException>(() => IndicatorCatalogue.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));

    private static IndicatorCatalogue Read(JsonArray entries) =>
        IndicatorCatalogue.Read(new MemoryStream(Encoding.UTF8.GetBytes(entries.ToJsonString())));

    private static JsonObject Entry(string code) => new()
    {
        ["code"] = code,
        ["nameVi"] = "Nguồn tin",
        ["nameEn"] = "Tips",
        ["unitVi"] = "nguồn tin",
        ["unitEn"] = "tips",
        ["measure"] = "flow",
        ["decimalPlaces"] = 0,
    };
}
