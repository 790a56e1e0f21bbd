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

    // The day on which it was found: on no particular one, that is today, or its last day, or its first when that lies ahead.
    private static string DayWithin(Organization found, string date)
    {
        if (date.Length > 0)
        {
            return date;
        }

        var today = VietnameseDay.Today(TimeProvider.System);
        return string.CompareOrdinal(found.ValidFrom, today) > 0 ? found.ValidFrom
            : found.ValidTo.Length > 0 && string.CompareOrdinal(found.ValidTo, today) <= 0 ? VietnameseDay.Before(found.ValidTo)
            : today;
    }
}
