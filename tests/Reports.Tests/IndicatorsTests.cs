using AnTq.Reports.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Reports.Tests;

public sealed class IndicatorsTests(ReportsFixture reports) : IClassFixture<ReportsFixture>
{
    [Fact]
    public async Task An_indicator_is_read_with_all_that_a_figure_needs()
    {
        var indicator = await reports.Client.GetIndicatorAsync(new GetIndicatorRequest { Name = "indicators/tips-valuable" });

        var expected = new Indicator
        {
            Name = "indicators/tips-valuable",
            Code = "TIPS_VALUABLE",
            DisplayNameVi = "Nguồn tin có giá trị",
            DisplayNameEn = "Valuable information reports from the public",
            UnitVi = "nguồn tin",
            UnitEn = "tips",
            MeasureKind = MeasureKind.Flow,
            DecimalPlaces = 0,
            SubsetOf = "TIPS_RECEIVED",
        };
        Assert.Equal(expected, indicator);
    }

    [Fact]
    public async Task Areas_of_special_concern_are_counted_on_a_day()
    {
        var indicator = await reports.Client.GetIndicatorAsync(new GetIndicatorRequest { Name = "indicators/hotspot-areas" });

        Assert.Equal(MeasureKind.Stock, indicator.MeasureKind);
    }

    [Fact]
    public async Task Heroin_is_measured_in_two_units_that_are_never_added()
    {
        var bricks = await reports.Client.GetIndicatorAsync(new GetIndicatorRequest { Name = "indicators/heroin-seized-bricks" });
        var kilograms = await reports.Client.GetIndicatorAsync(new GetIndicatorRequest { Name = "indicators/heroin-seized-kilograms" });

        Assert.Equal(("bánh", 0), (bricks.UnitVi, bricks.DecimalPlaces));
        Assert.Equal(("kg", 3), (kilograms.UnitVi, kilograms.DecimalPlaces));
    }

    [Fact]
    public async Task Every_figure_of_the_five_articles_has_its_indicator()
    {
        string[] named =
        [
            "PROPAGANDA_SESSIONS", "PROPAGANDA_ATTENDANCES", "TIPS_RECEIVED", "TIPS_VALUABLE", "CASES_CLARIFIED", "OFFENDERS_HANDLED",
            "HOTSPOT_AREAS", "GANG_CRIME_CASES", "CASES_SOLVED", "ECONOMIC_CRIME_CASES", "ECONOMIC_CRIME_SUBJECTS", "DRUG_CASES",
            "DRUG_SUBJECTS", "HEROIN_SEIZED_BRICKS", "HEROIN_SEIZED_KILOGRAMS", "WEAPONS_HANDED_OVER", "EXEMPLARY_COMMUNES",
            "EXEMPLARY_WARD_POLICE", "MOBILISATION_AREA_TURNS", "MOBILISATION_COMMUNE_TURNS", "MOBILISATION_ORGANIZATION_TURNS",
            "MOBILISATION_SELECTED_AREAS", "SECURITY_CASES_RESOLVED", "YOUTH_UNION_ACTIVITIES", "YOUTH_UNION_PARTICIPANTS",
            "EXCHANGE_PROGRAMMES", "LEAFLETS_ISSUED", "MOCK_TRIALS", "VETERANS_TRAINING_CLASSES", "VETERANS_TRAINING_ATTENDANCES",
            "FLASH_POINTS",
        ];

        var listed = await reports.Client.ListIndicatorsAsync(new ListIndicatorsRequest { PageSize = 500 });

        Assert.Empty(named.Except(listed.Indicators.Select(indicator => indicator.Code)));
        Assert.Empty(listed.NextPageToken);
    }

    [Fact]
    public async Task Pages_put_together_are_the_whole_list()
    {
        var whole = await reports.Client.ListIndicatorsAsync(new ListIndicatorsRequest());
        var pages = new List<Indicator>();
        var request = new ListIndicatorsRequest { PageSize = 7 };
        do
        {
            var page = await reports.Client.ListIndicatorsAsync(request);
            Assert.InRange(page.Indicators.Count, 1, 7);
            pages.AddRange(page.Indicators);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(whole.Indicators, pages);
    }

    [Fact]
    public async Task An_unknown_indicator_is_refused_by_name()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await reports.Client.GetIndicatorAsync(new GetIndicatorRequest { Name = "indicators/happiness" }));

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        Assert.Contains("indicators/happiness", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("indicators/")]
    [InlineData("modelTypes/other")]
    [InlineData("indicators/TIPS_VALUABLE")]
    public async Task A_name_that_is_no_indicators_name_is_refused(string name)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await reports.Client.GetIndicatorAsync(new GetIndicatorRequest { Name = name }));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
    }

    [Fact]
    public async Task The_service_is_alive_and_healthy()
    {
        Assert.True((await reports.Http.GetAsync(new Uri("/alive", UriKind.Relative))).IsSuccessStatusCode);
        Assert.True((await reports.Http.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode);
    }
}
