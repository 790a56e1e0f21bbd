using System.Text;
using AnTq.Organizations.Domain;
using AnTq.Platform.Validation;
using Xunit;

namespace AnTq.Organizations.Tests.Domain;

public sealed class OrganizationNameTests
{
    private readonly Violations violations = new();

    [Fact]
    public void A_decomposed_name_becomes_composed()
    {
        const string composed = "Phường Nguyễn Thị Minh Khai";
        var decomposed = composed.Normalize(NormalizationForm.FormD);
        Assert.NotEqual(composed, decomposed);

        Assert.Equal(composed, OrganizationName.Normalize(decomposed, "name", violations));
        Assert.True(violations.IsEmpty);
    }

    [Fact]
    public void Outer_blanks_go() =>
        Assert.Equal("Xã Dương Quang", OrganizationName.Normalize(" Xã Dương Quang\u00a0", "name", violations));

    [Theory]
    [InlineData(" ")]
    [InlineData("\u00a0\u3000")]
    public void A_blank_name_is_a_violation(string name)
    {
        OrganizationName.Normalize(name, "organization.display_name", violations);

        Assert.Equal("organization.display_name", Assert.Single(violations.Found).Field);
    }

    [Fact]
    public void A_name_that_grows_too_long_when_normalised_is_a_violation()
    {
        // One code point as written, two in NFC.
        OrganizationName.Normalize(string.Concat(Enumerable.Repeat("\u0958", 101)), "name", violations);

        Assert.Single(violations.Found);
    }
}
