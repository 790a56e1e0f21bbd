using AnTq.Reports.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Reports.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task The_program_serves_until_it_is_asked_to_end()
    {
        var settings = new Dictionary<string, string?> { ["Paging:TokenKey"] = "0123456789abcdef0123456789abcdef" };
        await using var program = await ServiceProcess.StartAsync("Reports", settings);

        var answer = await new IndicatorService.IndicatorServiceClient(program.Channel).ListIndicatorsAsync(new ListIndicatorsRequest());

        Assert.NotEmpty(answer.Indicators);
        Assert.Equal(0, await program.StopAsync());
    }
}
