using AnTq.Notifications.Domain;
using AnTq.Notifications.V1;
using Xunit;

namespace AnTq.Notifications.Tests.Domain;

public sealed class AwardAddresseesTests
{
    private const string City = "organizations/city";
    private const string Province = "organizations/province";
    private const string Country = "organizations/country";
    private const string Ward = "organizations/ward";

    [Fact]
    public void The_organization_its_parent_and_the_named_recipients_have_to_know()
    {
        var award = Events.Award(City, Country, Province);
        award.RecipientOrganizations.Add(Ward);

        Assert.Equal(
            [new(City, NoticeReason.OwnAward), new(Province, NoticeReason.AwardBelow), new(Ward, NoticeReason.NamedRecipient)],
            AwardAddressees.Of(award));
    }

    [Fact]
    public void At_the_top_of_a_tree_there_is_no_parent_to_tell() =>
        Assert.Equal([new(Country, NoticeReason.OwnAward)], AwardAddressees.Of(Events.Award(Country)));

    [Fact]
    public void Who_has_several_reasons_is_told_once_for_the_first()
    {
        var award = Events.Award(City, Country, Province);
        award.RecipientOrganizations.Add([Province, City, Ward, Ward]);

        Assert.Equal(
            [new(City, NoticeReason.OwnAward), new(Province, NoticeReason.AwardBelow), new(Ward, NoticeReason.NamedRecipient)],
            AwardAddressees.Of(award));
    }

    [Theory]
    [InlineData("")]
    [InlineData("organizations/")]
    [InlineData("awards/1")]
    public void Only_organizations_are_told(string name)
    {
        Assert.Throws<FormatException>(() => AwardAddressees.Of(Events.Award(name)));
        Assert.Throws<FormatException>(() => AwardAddressees.Of(Events.Award(City, name)));
    }
}
