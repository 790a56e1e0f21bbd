using System.CommandLine;

namespace AnTq.Cli.Commands;

/// <summary><c>antq org</c>: organizations, on any day.</summary>
internal static class OrganizationCommands
{
    public static Command Create() => new("org", "Đơn vị, tổ chức: nạp danh mục, tra cứu theo ngày. / Organizations: load the register, look things up on any day.")
    {
        ImportCommand.Create(),
        GetCommand.Create(),
        FindCommand.Create(),
        TreeCommand.Create(),
        LineageCommand.Create(),
        CountCommand.Create(),
    };
}
