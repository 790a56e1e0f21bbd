using System.CommandLine;
using AnTq.Cli.Output;
using AnTq.Organizations.V1;

namespace AnTq.Cli.Commands;

/// <summary><c>antq org get</c>: one organization on a day, what stood above it, and all its versions.</summary>
internal static class GetCommand
{
    public static Command Create()
    {
        var unit = UnitArgument.Create();
        var get = new OrganizationCommand("get", "Xem một đơn vị tại một ngày. / Shows one organization on a day.");
        get.Command.Arguments.Add(unit);
        return get.Runs(async (organizations, arguments, console) =>
        {
            var found = await organizations.FindAsync(arguments.GetValue(unit)!, get.Date(arguments));
            var above = await organizations.CallAsync((client, options) => client.LookupAncestorsAsync(
                new() { Name = found.Name, AsOf = DayWithin(found, get.Date(arguments)) }, options));
            var versions = await organizations.CallAsync(
                (client, options) => client.LookupOrganizationVersionsAsync(new() { Name = found.Name }, options));
            console.Write(OrganizationView.Of(found, above.Organizations, versions.Versions));
        });
    }

    // Found by its code on no particular day, it may have ended, or not have begun.
    private static string DayWithin(Organization found, string date) => date.Length > 0 ? date : found.ValidFrom;
}
