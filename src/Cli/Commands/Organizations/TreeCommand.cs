using System.CommandLine;
using AnTq.Cli.Output;
using AnTq.Cli.Suite;
using AnTq.Organizations.V1;

namespace AnTq.Cli.Commands;

/// <summary><c>antq org tree</c>: an organization and all that stood below it on a day.</summary>
internal static class TreeCommand
{
    public static Command Create()
    {
        var unit = UnitArgument.CreateOptional();
        var tree = new OrganizationCommand(
            "tree", "Xem cây đơn vị tại một ngày. / Shows an organization and all that stood below it on a day.");
        tree.Command.Arguments.Add(unit);
        return tree.Runs(async (organizations, arguments, console) =>
        {
            var date = tree.Date(arguments);
            var name = arguments.GetValue(unit) is { } given ? (await organizations.FindAsync(given, date)).Name : "";
            console.Write(SubtreeView.Of(await ReadAsync(organizations, name, date)));
        });
    }

    private static Task<List<Organization>> ReadAsync(OrganizationClient organizations, string name, string date) =>
        organizations.StreamAsync(async (client, options) =>
        {
            using var call = client.StreamSubtree(new() { Name = name, AsOf = date }, options);
            var read = new List<Organization>();
            while (await call.ResponseStream.MoveNext(options.CancellationToken))
            {
                read.AddRange(call.ResponseStream.Current.Organizations);
            }

            return read;
        });
}
