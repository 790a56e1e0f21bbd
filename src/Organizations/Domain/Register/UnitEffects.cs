using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain.Register;

/// <summary>
/// The effects that make a unit what it is to be. Known effects stay where they lead to it: a correction of one day leaves the changes
/// of other days theirs.
/// </summary>
internal sealed class UnitEffects
{
    private readonly string id;
    private readonly string changeId;
    private readonly List<OrganizationEffect> effects = [];
    private readonly Dictionary<CodeScheme, string?> carried = [];
    private OrganizationState? state;
    private string? code;

    private UnitEffects(string id, string changeId) => (this.id, this.changeId) = (id, changeId);

    /// <summary>The effects of a unit.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="versions">Its versions, the oldest first, without gaps.</param>
    /// <param name="known">The effects known of it.</param>
    /// <param name="changeId">Id of the change that new effects belong to.</param>
    public static IReadOnlyList<OrganizationEffect> Of(
        string id, IReadOnlyList<RegisterVersion> versions, IReadOnlyList<OrganizationEffect> known, string changeId)
    {
        var result = new UnitEffects(id, changeId);
        var wanted = versions.ToDictionary(version => version.From);
        var byDay = known.ToLookup(effect => effect.Day);
        var end = versions.Count == 0 ? DateOnly.MinValue : versions[^1].To;
        RegisterVersion? current = null;
        foreach (var day in wanted.Keys.Append(end).Concat(byDay.Select(effects => effects.Key)).Distinct().Order())
        {
            current = day >= end ? null : wanted.GetValueOrDefault(day) ?? current;
            if (day < DateOnly.MaxValue)
                result.Pass(day, current, [.. Timeline.InOrder(byDay[day])]);
        }

        return result.effects;
    }

    private void Pass(DateOnly day, RegisterVersion? version, IReadOnlyList<OrganizationEffect> known)
    {
        var (after, codeAfter) = (version?.State, version?.Key?.Code);
        if (known.Count > 0 && LeadsTo(after, codeAfter, known))
        {
            effects.AddRange(known);
        }
        else
        {
            foreach (var given in known.SelectMany(effect => effect.Codes).Where(given => given.Scheme != CodeScheme.GeneralStatisticsOffice))
                carried[given.Scheme] = given.Code;
            if (Step(day, after, codeAfter) is { } effect)
                effects.Add(effect);
        }

        (state, code) = (after, codeAfter);
    }

    private bool LeadsTo(OrganizationState? after, string? codeAfter, IReadOnlyList<OrganizationEffect> known)
    {
        var (reached, held) = (state, code);
        foreach (var effect in known)
        {
            if (effect.Starts != reached is null)
                return false;
            reached = effect.Ends ? null : effect.Starts ? OrganizationState.Of(effect) : reached!.After(effect);
            foreach (var given in effect.Codes.Where(given => given.Scheme == CodeScheme.GeneralStatisticsOffice))
                held = given.Code;
        }

        return reached == after && (after is null || held == codeAfter);
    }

    // Null when nothing happens: the days before the start and after the end of which something was known.
    private OrganizationEffect? Step(DateOnly day, OrganizationState? after, string? codeAfter)
    {
        var effect = new OrganizationEffect { ChangeId = changeId, OrganizationId = id, Day = day };
        if (after is null)
            return state is null ? null : effect with { Ends = true };
        var codes = Codes(codeAfter);
        carried.Clear();
        if (state is null)
            return effect with
            {
                Starts = true, Name = after.Name, Kind = after.Kind, Level = after.Level, Type = after.Type,
                SetsParent = true, ParentId = after.ParentId, Codes = codes,
            };
        return after == state && codes.Count == 0 ? null : effect with
        {
            Name = after.Name == state.Name ? null : after.Name,
            Type = after.Type == state.Type ? null : after.Type,
            Level = after.Level == state.Level ? null : after.Level,
            SetsParent = after.ParentId != state.ParentId,
            ParentId = after.ParentId == state.ParentId ? null : after.ParentId,
            Codes = codes,
        };
    }

    private List<GivenCode> Codes(string? codeAfter)
    {
        var given = carried.Select(other => new GivenCode(other.Key, other.Value)).ToList();
        if (codeAfter != (state is null ? null : code))
            given.Add(new GivenCode(CodeScheme.GeneralStatisticsOffice, codeAfter));
        return given;
    }
}
