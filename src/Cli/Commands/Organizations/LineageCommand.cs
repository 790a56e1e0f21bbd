using System.CommandLine;
using AnTq.Cli.Output;
using AnTq.Organizations.V1;

namespace AnTq.Cli.Commands;

/// <summary><c>antq org lineage</c>: what became of an organization, or what it came from.</summary>
internal static class LineageCommand
{
    private static readonly Option<bool> _predecessors = new("--predecessors")
    {
        Description = "Tìm các đơn vị tiền thân thay vì đơn vị kế thừa. / What it came from, instead of what became of it.",
    };

    private static readonly Option<bool> _subordinates = new("--subordinates")
    {
        Description = "Kể cả các đơn vị trực thuộc. / What stood below it, too.",
    };

    private static readonly Option<string> _until = new("--until")
    {
        Description = "Theo dõi đến ngày, YYYY-MM-DD. / Followed up to this day.",
        DefaultValueFactory = _ => "",
    };

    public static Command Create()
    {
        var unit = UnitArgument.Create();
        var lineage = new OrganizationCommand(
            "lineage", "Xem đơn vị kế thừa hoặc tiền thân. / Shows what became of an organization, or what it came from.");
        lineage.Command.Arguments.Add(unit);
        lineage.Command.Options.Add(_predecessors);
        lineage.Command.Options.Add(_subordinates);
        lineage.Command.Options.Add(_until);
        return lineage.Runs(async (organizations, arguments, console) =>
        {
            var start = await organizations.FindAsync(arguments.GetValue(unit)!, lineage.Date(arguments));
            var answer = await organizations.CallAsync((client, options) => client.TraceLineageAsync(
                new()
                {
                    Name = start.Name,
                    Direction = arguments.GetValue(_predecessors) ? LineageDirection.Predecessors : LineageDirection.Successors,
                    Until = arguments.GetValue(_until),
                    IncludeSubordinates = arguments.GetValue(_subordinates),
                    AsOf = lineage.Date(arguments),
                },
                options));
            console.Write(LineageView.Of(start, answer));
        });
    }
}
