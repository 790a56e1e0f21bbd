using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>What a change does, collected organization by organization, and what holds of each on its day without the change.</summary>
internal sealed class ChangeEffects(string changeId, DateOnly day, Surroundings around)
{
    private readonly List<OrganizationEffect> effects = [];
    private readonly List<LineageStep> lineage = [];

    /// <summary>The effects, not placed among others of their day yet.</summary>
    public IReadOnlyList<OrganizationEffect> Effects => effects;

    /// <summary>Who takes over from whom.</summary>
    public IReadOnlyList<LineageStep> Lineage => lineage;

    /// <summary>Adds an effect on an organization on the change's day.</summary>
    /// <param name="id">Id of the organization.</param>
    /// <param name="what">Says what becomes of it.</param>
    public void Add(string id, Func<OrganizationEffect, OrganizationEffect> what) =>
        effects.Add(what(new OrganizationEffect { ChangeId = changeId, OrganizationId = id, Day = day }));

    /// <summary>An organization ends.</summary>
    public void End(string id) => Add(id, effect => effect with { Ends = true });

    /// <summary>An organization gets a parent, or none.</summary>
    public void Move(string id, string? parentId) => Add(id, effect => effect with { SetsParent = true, ParentId = parentId });

    /// <summary>One organization takes over from another.</summary>
    public void Pass(string predecessorId, string successorId, LineageExtent extent) =>
        lineage.Add(new LineageStep(predecessorId, successorId, day, extent));

    /// <summary>What an organization in force would be on the day without the change.</summary>
    public OrganizationState State(string id) => around.Without(id).StateOn(day)!;

    /// <summary>Ids of what would stand directly below an organization on the day without the change, in order.</summary>
    public IReadOnlyList<string> Below(string id) => [.. around.Below(id, day)];

    /// <summary>The id of an organization that has to be in force on the day.</summary>
    /// <param name="name">Its resource name.</param>
    /// <param name="field">The field that names it.</param>
    public string InForce(string name, string field)
    {
        var id = Known(name) ?? throw OrganizationErrors.NotFound(name, field);
        return around.Without(id).StateOn(day) is null ? throw OrganizationErrors.NotInForce(name, day, field) : id;
    }

    /// <summary>The id of an organization that is to end on the day: it has been there the day before.</summary>
    /// <inheritdoc cref="InForce"/>
    public string Ending(string name, string field)
    {
        var id = InForce(name, field);
        return around.Without(id).StateOn(day.AddDays(-1)) is null ? throw OrganizationErrors.NotInForce(name, day.AddDays(-1), field) : id;
    }

    /// <summary>The id of a parent that has to exist; null for none.</summary>
    /// <inheritdoc cref="InForce"/>
    public string? Parent(string name, string field) =>
        name.Length == 0 ? null : Known(name) ?? throw OrganizationErrors.ParentNotFound(name, field);

    private string? Known(string name) => around.Find(OrganizationNames.IdOf(name)!)?.Id;
}
