using AnTq.Organizations.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnTq.Cli.Output;

/// <summary>Organizations as a tree.</summary>
internal static class SubtreeView
{
    /// <param name="organizations">Parents before what is below them.</param>
    public static IRenderable Of(IReadOnlyCollection<Organization> organizations)
    {
        var tops = new List<Tree>();
        var nodes = new Dictionary<string, IHasTreeNodes>();
        foreach (var organization in organizations)
        {
            if (nodes.TryGetValue(organization.Parent, out var parent))
            {
                nodes[organization.Name] = parent.AddNode(Label(organization));
            }
            else
            {
                var top = new Tree(Label(organization));
                tops.Add(top);
                nodes[organization.Name] = top;
            }
        }

        return new Rows([.. tops, new Text($"{VietnameseNumber.Of(organizations.Count)} đơn vị\n")]);
    }

    private static string Label(Organization organization) => Markup.Escape(organization.OfficialCodes.Count == 0
        ? organization.DisplayName
        : $"{organization.DisplayName} ({organization.OfficialCodes[0].Code})");
}
