using System.CommandLine;
using AnTq.Cli.Output;

namespace AnTq.Cli.Commands;

/// <summary><c>antq org find</c>: organizations by name, as people write it.</summary>
internal static class FindCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("text")
        {
            Description = "Tên hoặc một phần tên, có dấu hoặc không. / A name or a part of it, with or without diacritics.",
        };
        var limit = new Option<int>("--limit") { Description = "Số kết quả tối đa, đến 100. / At most this many, up to 100." };
        var find = new OrganizationCommand(
            "find", "Tìm đơn vị theo tên; không có --date thì tìm ở mọi thời kỳ. / Finds organizations by name, over all days without --date.");
        find.Command.Arguments.Add(text);
        find.Command.Options.Add(limit);
        return find.Runs(async (organizations, arguments, console) =>
        {
            var answer = await organizations.CallAsync((client, options) => client.SearchOrganizationsAsync(
                new() { Query = arguments.GetValue(text)!, AsOf = find.Date(arguments), Limit = arguments.GetValue(limit) }, options));
            console.Write(SearchTable.Of(answer.Results));
        });
    }
}
