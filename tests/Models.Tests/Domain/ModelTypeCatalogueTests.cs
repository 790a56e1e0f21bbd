using System.Text;
using System.Text.Json.Nodes;
using AnTq.Models.Domain;
using AnTq.Platform.Catalogues;
using Xunit;

namespace AnTq.Models.Tests.Domain;

public sealed class ModelTypeCatalogueTests
{
    [Theory]
    [InlineData("id", "security-camera", "security-camera stands in it twice")]
    [InlineData("id", "Zalo", "Zalo is no id")]
    [InlineData("displayName", "", "security-zalo lacks a name")]
    [InlineData("displayName", "Camera an ninh", "\"Camera an ninh\" names both security-camera and security-zalo")]
    [InlineData("objectiveVi", null, "objectiveVi")]
    [InlineData("sites", 26, "sites")]
    public void A_broken_catalogue_is_refused_with_the_entry_and_the_fault(string member, object? value, string fault)
    {
        JsonObject[] entries = [Entry("security-camera", "Camera an ninh"), Entry("security-zalo", "Zalo an ninh")];
        entries[1][member] = JsonValue.Create(value);

        var broken = Assert.Throws<BrokenCatalogueException>(
            () => ModelTypeCatalogue.Read(new MemoryStream(Encoding.UTF8.GetBytes(new JsonArray(entries).ToJsonString()))));

        Assert.Contains("model-types.json", broken.Message, StringComparison.Ordinal);
        Assert.Contains(fault, broken.Message, StringComparison.Ordinal);
    }

    private static JsonObject Entry(string id, string name) => new()
    {
        ["id"] = id,
        ["displayName"] = name,
        ["aliases"] = new JsonArray(),
        ["objectiveVi"] = "Phòng, chống tội phạm.",
        ["objectiveEn"] = "Prevents crime.",
    };
}
