using AnTq.Reports.V1;
using AnTq.Testing;

namespace AnTq.Reports.Tests;

public sealed class ReportsFixture() : LoneService(builder => builder.AddReports(), app => app.MapReports())
{
    public IndicatorService.IndicatorServiceClient Client => new(Channel);
}
