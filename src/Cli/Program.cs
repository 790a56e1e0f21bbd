using System.CommandLine;
using AnTq.Cli.Commands;

var root = new RootCommand("AnTqPlatform, phong trào Toàn dân bảo vệ an ninh Tổ quốc / the ANTQ movement, from the command line.")
{
    DemoCommand.Create(),
    OrganizationCommands.Create(),
    AwardCommands.Create(),
    EventsCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
