using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;
using AnTq.Platform.Validation;
using Xunit;

namespace AnTq.Organizations.Tests.Domain;

public sealed class OfficialCodesTests
{
    private readonly Violations violations = new();

    [Theory]
    [InlineData("15")]
    [InlineData("132")]
    [InlineData("01840")]
    public void A_statistics_code_has_two_three_or_five_digits(string code)
    {
        OfficialCodes.Check([Requests.Statistics(code)], "codes", violations);

        Assert.True(violations.IsEmpty);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0184")]
    [InlineData("018400")]
    [InlineData("H62")]
    [InlineData("1.5")]
    public void Anything_else_is_no_statistics_code(string code)
    {
        OfficialCodes.Check([Requests.Statistics(code)], "codes", violations);

        Assert.Equal("codes[0].code", Assert.Single(violations.Found).Field);
    }

    [Fact]
    public void An_organization_has_one_code_of_a_scheme()
    {
        var identifier = new OfficialCode { Scheme = CodeScheme.ElectronicIdentifier, Code = "000.00.00.H62" };
        OfficialCodes.Check([Requests.Statistics("15"), identifier, Requests.Statistics("10")], "codes", violations);

        Assert.Equal("codes[2].scheme", Assert.Single(violations.Found).Field);
    }
}
