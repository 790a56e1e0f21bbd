using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using Xunit;
using Status = AnTq.Awards.V1.Reconciliation.Types.Status;

namespace AnTq.Awards.Tests.Domain;

public sealed class AwardTableTests
{
    private static readonly FormSet Flag = FormSet.Of(AwardForm.EmulationFlag);
    private static readonly FormSet Merit = FormSet.Of(AwardForm.CertificateOfMerit);
    private static readonly FormSet Commendation = FormSet.Of(AwardForm.CertificateOfCommendation);
    private static readonly FormSet FlagOrMerit = FormSet.Of(AwardForm.EmulationFlag, AwardForm.CertificateOfMerit);

    [Fact]
    public void C01_prints_its_rows_in_order_with_the_totals()
    {
        var table = new AwardTable(
        [
            Row(GrantingAuthority.DistrictChair, Commendation, 133, 199, "Chủ tịch UBND thành phố"),
            Row(GrantingAuthority.ProvincialPoliceDirector, Commendation, 22, 25),
            Row(GrantingAuthority.MinistryOfPublicSecurity, Merit, 4, 1),
            Row(GrantingAuthority.ProvincialChair, Merit, 14, 16),
            Row(GrantingAuthority.MinistryOfPublicSecurity, Flag, 5, 0),
        ]);
        Assert.Equal(
            [
                "Bộ Công an | Cờ thi đua | 5 | 0",
                "Bộ Công an | Bằng khen | 4 | 1",
                "Chủ tịch UBND tỉnh | Bằng khen | 14 | 16",
                "Giám đốc Công an tỉnh | Giấy khen | 22 | 25",
                "Chủ tịch UBND thành phố | Giấy khen | 133 | 199",
            ],
            table.Rows.Select(Print));
        Assert.Equal(new AwardNumbers(178, 241, false, false), table.Total);
        Assert.Equal(Status.Match, new TotalsComparison(table.Sums, new Totals(178, 241)).Status);
    }

    [Fact]
    public void C11_keeps_unsplit_forms_in_a_row_of_their_own_after_the_first_of_them()
    {
        var table = new AwardTable(
        [
            Row(GrantingAuthority.ProvincialPoliceDirector, Commendation, 29, 28),
            Row(GrantingAuthority.ProvincialChair, Merit, 0, 0),
            Row(GrantingAuthority.ProvincialChair, FlagOrMerit, 12, 8),
            Row(GrantingAuthority.ProvincialChair, Flag, 0, 0),
            Row(GrantingAuthority.MinistryOfPublicSecurity, FlagOrMerit, 14, 0),
        ]);
        Assert.Equal(
            [
                "Bộ Công an | Cờ thi đua / Bằng khen (không tách) | 14 | 0",
                "Chủ tịch UBND tỉnh | Cờ thi đua | 0 | 0",
                "Chủ tịch UBND tỉnh | Cờ thi đua / Bằng khen (không tách) | 12 | 8",
                "Chủ tịch UBND tỉnh | Bằng khen | 0 | 0",
                "Giám đốc Công an tỉnh | Giấy khen | 29 | 28",
            ],
            table.Rows.Select(Print));
        Assert.Equal(new Totals(55, 36), table.Sums);
    }

    [Fact]
    public void A_number_that_no_source_states_shows_in_the_total_and_adds_nothing()
    {
        var table = new AwardTable(
        [
            new AwardTableRow(GrantingAuthority.MinistryOfPublicSecurity, null, Merit, new AwardNumbers(9, 1, false, false)),
            new AwardTableRow(
                GrantingAuthority.MinistryOfPublicSecurity,
                null,
                FormSet.Of(AwardForm.CommemorativeMedal),
                new AwardNumbers(0, 0, false, IndividualsNotStated: true)),
        ]);
        Assert.Equal(new AwardNumbers(9, 1, false, true), table.Total);
    }

    [Fact]
    public void Every_authority_has_a_standard_name() => Assert.Equal(
        [
            "Thủ tướng Chính phủ", "Bộ Công an", "Chủ tịch UBND tỉnh", "Giám đốc Công an tỉnh", "Chủ tịch UBND huyện", "Chủ tịch UBND xã",
            "Thủ trưởng đơn vị",
        ],
        Enum.GetValues<GrantingAuthority>().Where(authority => authority != GrantingAuthority.Unspecified).Select(AwardLabels.Of));

    private static AwardTableRow Row(
        GrantingAuthority authority, FormSet forms, long collectives, long individuals, string? wording = null) =>
        new(authority, wording, forms, new AwardNumbers(collectives, individuals, false, false));

    private static string Print(AwardTableRow row) =>
        FormattableString.Invariant($"{row.AuthorityLabel} | {row.Forms.Label} | {row.Numbers.Collectives} | {row.Numbers.Individuals}");
}
