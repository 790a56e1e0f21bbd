using AnTq.Organizations.V1;
using Google.Protobuf.Collections;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>One organization: what it is, what stands above it, and how it has changed.</summary>
internal static class OrganizationView
{
    public static IRenderable Of(Organization organization, IEnumerable<Organization> above, IReadOnlyCollection<OrganizationVersion> versions)
    {
        var facts = new Grid().AddColumn().AddColumn();
        facts.AddRow("Tên", $"[bold]{Markup.Escape(organization.DisplayName)}[/]");
        facts.AddRow("Loại", Markup.Escape(
            $"{OrganizationWords.Of(organization.Kind, organization.AdministrativeUnitType)} ({OrganizationWords.Of(organization.Level)})"));
        facts.AddRow("Mã", Markup.Escape(Codes(organization.OfficialCodes)));
        facts.AddRow("Trực thuộc", Markup.Escape(AncestorNames.Join(above.Select(each => each.DisplayName))));
        facts.AddRow("Hiệu lực", VietnameseDay.Between(organization.ValidFrom, organization.ValidTo));
        facts.AddRow("Tên tài nguyên", Markup.Escape(organization.Name));
        return versions.Count < 2 ? facts : new Rows(facts, new Text("Các phiên bản:"), Versions(versions));
    }

    private static Table Versions(IEnumerable<OrganizationVersion> versions)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Hiệu lực", "Tên", "Loại", "Mã");
        foreach (var version in versions)
        {
            table.AddRow(
                VietnameseDay.Between(version.ValidFrom, version.ValidTo),
                Markup.Escape(version.DisplayName),
                Markup.Escape(OrganizationWords.Of(version.Kind, version.AdministrativeUnitType)),
                Markup.Escape(Codes(version.OfficialCodes)));
        }

        return table;
    }

    private static string Codes(RepeatedField<OfficialCode> codes) =>
        codes.Count == 0 ? "—" : string.Join(", ", codes.Select(code => code.Code));
}
