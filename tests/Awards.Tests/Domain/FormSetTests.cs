using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using Xunit;

namespace AnTq.Awards.Tests.Domain;

public sealed class FormSetTests
{
    private static readonly AwardForm[] All =
    [
        AwardForm.EmulationFlag, AwardForm.CertificateOfMerit, AwardForm.CertificateOfCommendation, AwardForm.CommemorativeMedal,
    ];

    [Fact]
    public void A_set_is_the_same_in_whatever_order_its_forms_are_given() =>
        Assert.Equal(
            FormSet.Of(AwardForm.EmulationFlag, AwardForm.CertificateOfMerit),
            FormSet.Of(AwardForm.CertificateOfMerit, AwardForm.EmulationFlag));

    [Fact]
    public void Every_set_comes_back_from_its_bits()
    {
        for (short bits = 1; bits <= 15; bits++)
            Assert.Equal(bits, FormSet.Of(FormSet.FromBits(bits).Forms).Bits);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void Bits_that_are_no_set_are_a_fault(short bits) => Assert.Throws<ArgumentOutOfRangeException>(() => FormSet.FromBits(bits));

    [Fact]
    public void A_single_form_has_its_own_name() => Assert.Equal(
        ["Cờ thi đua", "Bằng khen", "Giấy khen", "Kỷ niệm chương"], All.Select(form => FormSet.Of(form).Label));

    [Fact]
    public void An_unsplit_set_says_so() => Assert.Equal(
        "Cờ thi đua / Bằng khen (không tách)", FormSet.Of(AwardForm.EmulationFlag, AwardForm.CertificateOfMerit).Label);

    [Fact]
    public void An_unsplit_set_stands_right_after_its_first_form()
    {
        var sets = Enumerable.Range(1, 15).Select(bits => FormSet.FromBits((short)bits));
        var inOrder = sets.OrderBy(set => set.Rank, StringComparer.Ordinal);
        Assert.Equal(
            ["1", "12", "123", "1234", "124", "13", "134", "14", "2", "23", "234", "24", "3", "34", "4"], inOrder.Select(set => set.Rank));
    }
}
