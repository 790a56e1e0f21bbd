using AnTq.Models.V1;
using AnTq.Testing;
using Xunit;

namespace AnTq.Models.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task The_program_serves_until_it_is_asked_to_end()
    {
        var settings = new Dictionary<string, string?> { ["Paging:TokenKey"] = "0123456789abcdef0123456789abcdef" };
        await using var program = await ServiceProcess.StartAsync("Models", settings);

        var answer = await new ModelTypeService.ModelTypeServiceClient(program.Channel).ListModelTypesAsync(new ListModelTypesRequest());

        Assert.NotEmpty(answer.ModelTypes);
        Assert.Equal(0, await program.StopAsync());
    }
}
