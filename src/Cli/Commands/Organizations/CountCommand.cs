using System.CommandLine;
using AnTq.Cli.Output;

namespace AnTq.Cli.Commands;

/// <summary><c>antq org count</c>: how many organizations of which level and type stood below one on a day.</summary>
internal static class CountCommand
{
    public static Command Create()
    {
        var unit = UnitArgument.CreateOptional();
        var count = new OrganizationCommand(
            "count", "Đếm đơn vị theo cấp và loại tại một ngày. / Counts organizations by level and type on a day.");
        count.Command.Arguments.Add(unit);
        return count.Runs(async (organizations, arguments, console) =>
        {
            var date = count.Date(arguments);
            var found = arguments.GetValue(unit) is { } given ? await organizations.FindAsync(given, date) : null;
            var answer = await organizations.CallAsync((client, options) => client.CountOrganizationsAsync(
                new() { Name = found?.Name ?? "", AsOf = date }, options));
            console.Write(CountTable.Of(found?.DisplayName ?? "Cả nước", answer.Counts));
        });
    }
}
