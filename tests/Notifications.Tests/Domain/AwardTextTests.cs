using AnTq.Awards.V1;
using AnTq.Events.V1;
using AnTq.Notifications.Domain;
using Google.Protobuf.Reflection;
using Xunit;

namespace AnTq.Notifications.Tests.Domain;

public sealed class AwardTextTests
{
    private readonly AwardGranted award = Events.Award("organizations/yen-bai");

    [Fact]
    public void An_award_is_told_of_in_both_languages()
    {
        var text = AwardText.Of(award);

        Assert.Equal(
            "Bằng khen của Chủ tịch UBND tỉnh: 14 tập thể, 16 cá nhân — Thành phố Yên Bái, thành tích từ 01/01/2013 đến 24/05/2023.",
            text.Vietnamese);
        Assert.Equal(
            "Certificate of merit of the chair of the provincial People's Committee: 14 collectives, 16 individuals — Thành phố Yên Bái, "
            + "achievements from 1 January 2013 to 24 May 2023.",
            text.English);
    }

    [Fact]
    public void A_start_that_the_source_gives_only_roughly_is_said_to_be_so()
    {
        award.SpanStartIsApproximate = true;

        var text = AwardText.Of(award);

        Assert.EndsWith("thành tích từ khoảng 01/01/2013 đến 24/05/2023.", text.Vietnamese, StringComparison.Ordinal);
        Assert.EndsWith("achievements from about 1 January 2013 to 24 May 2023.", text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_grouped_by_dots_in_Vietnamese_and_by_commas_in_English()
    {
        (award.CollectiveCount, award.IndividualCount) = (1, 228390);

        var text = AwardText.Of(award);

        Assert.Contains(": 1 tập thể, 228.390 cá nhân —", text.Vietnamese, StringComparison.Ordinal);
        Assert.Contains(": 1 collective, 228,390 individuals —", text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_not_stated_is_said_to_be_so_and_is_no_zero()
    {
        award.ClearIndividualCount();

        var text = AwardText.Of(award);

        Assert.Contains(": 14 tập thể, cá nhân (chưa nêu số lượng) —", text.Vietnamese, StringComparison.Ordinal);
        Assert.Contains(": 14 collectives, individuals (number not stated) —", text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_number_may_be_stated()
    {
        award.ClearCollectiveCount();
        award.ClearIndividualCount();

        var text = AwardText.Of(award);

        Assert.Contains(": tập thể và cá nhân, chưa nêu số lượng —", text.Vietnamese, StringComparison.Ordinal);
        Assert.Contains(": collectives and individuals, number not stated —", text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 0, ": 5 tập thể —")]
    [InlineData(0, 25, ": 25 cá nhân —")]
    [InlineData(0, 0, ": 0 tập thể, 0 cá nhân —")]
    public void Where_there_are_none_of_a_kind_only_the_other_is_told(int collectives, int individuals, string part)
    {
        (award.CollectiveCount, award.IndividualCount) = (collectives, individuals);

        Assert.Contains(part, AwardText.Of(award).Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void None_of_one_kind_and_an_unstated_number_of_the_other()
    {
        award.CollectiveCount = 0;
        award.ClearIndividualCount();

        Assert.Contains(": cá nhân (chưa nêu số lượng) —", AwardText.Of(award).Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_that_are_counted_together_stand_together()
    {
        award.Forms.Clear();
        award.Forms.Add(["AWARD_FORM_EMULATION_FLAG", "AWARD_FORM_CERTIFICATE_OF_MERIT"]);
        award.FormLabel = "Cờ thi đua / Bằng khen (không tách)";

        var text = AwardText.Of(award);

        Assert.StartsWith("Cờ thi đua / Bằng khen (không tách) của ", text.Vietnamese, StringComparison.Ordinal);
        Assert.StartsWith("Emulation flag / Certificate of merit (not split) of ", text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_newer_than_this_service_is_printed_in_Vietnamese()
    {
        award.Forms.Clear();
        award.Forms.Add("AWARD_FORM_NEW");
        (award.FormLabel, award.Authority, award.AuthorityLabel) = ("Huy hiệu", "GRANTING_AUTHORITY_NEW", "Cơ quan mới");

        Assert.StartsWith("Huy hiệu of Cơ quan mới: ", AwardText.Of(award).English, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_and_authority_of_the_contract_has_an_English_term()
    {
        Assert.All(ValuesOf("AwardForm"), form =>
        {
            award.Forms.Clear();
            award.Forms.Add(form);
            Assert.NotEqual(award.FormLabel, AwardTerms.Form(award));
        });
        Assert.All(ValuesOf("GrantingAuthority"), authority =>
        {
            award.Authority = authority;
            Assert.NotEqual(award.AuthorityLabel, AwardTerms.Authority(award));
        });
    }

    [Theory]
    [InlineData("", "2023-05-24")]
    [InlineData("2013-01-01", "24/05/2023")]
    public void A_date_that_cannot_be_read_is_not_guessed(string from, string to)
    {
        (award.SpanStartDate, award.SpanEndDate) = (from, to);

        Assert.Throws<FormatException>(() => AwardText.Of(award));
    }

    [Fact]
    public void An_award_without_a_form_cannot_be_told_of()
    {
        award.FormLabel = "";

        Assert.Throws<FormatException>(() => AwardText.Of(award));
    }

    private static List<string> ValuesOf(string type)
    {
        var values = AwardReflection.Descriptor.FindTypeByName<EnumDescriptor>(type).Values.Where(value => value.Number > 0).ToList();
        Assert.NotEmpty(values);
        return values.ConvertAll(value => value.Name);
    }
}
