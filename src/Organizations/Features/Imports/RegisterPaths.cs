using AnTq.Organizations.Domain;
using AnTq.Organizations.Domain.Register;

namespace AnTq.Organizations.Features.Imports;

/// <summary>Where units stand on a day, as they will once the import is recorded.</summary>
internal sealed class RegisterPaths(
    IReadOnlyDictionary<string, KnownOrganization> known,
    IReadOnlyDictionary<string, UnitPlan> plans,
    IReadOnlyDictionary<string, string> newLabels)
{
    /// <summary>The label of an organization in paths.</summary>
    public string LabelOf(string id) => newLabels.TryGetValue(id, out var label) ? label : (plans.GetValueOrDefault(id)?.Known ?? known[id]).Label;

    /// <summary>Ids from the top of the tree down to the unit above, on a day on which the organization is in force.</summary>
    public IReadOnlyList<string> AncestorsOf(string id, DateOnly day)
    {
        var ancestors = new List<string>();
        for (var above = ParentOf(id, day); above is not null; above = ParentOf(above, day))
            ancestors.Add(above);
        ancestors.Reverse();
        return ancestors;
    }

    /// <summary>The labels from the top of the tree down to the organization, joined by dots.</summary>
    public string PathOf(string id, DateOnly day) => string.Join('.', AncestorsOf(id, day).Append(id).Select(LabelOf));

    private string? ParentOf(string id, DateOnly day) =>
        (plans.GetValueOrDefault(id)?.Timeline ?? known.GetValueOrDefault(id)?.Timeline)?.StateOn(day)?.ParentId;
}
