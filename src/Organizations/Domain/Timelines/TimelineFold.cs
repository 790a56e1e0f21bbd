using AnTq.Organizations.V1;

namespace AnTq.Organizations.Domain;

/// <summary>Goes through the days of an organization and notes from when to when what held.</summary>
internal sealed class TimelineFold
{
    private readonly List<TimelineVersion> versions = [];
    private readonly List<TimelineCode> codes = [];
    private readonly SortedDictionary<CodeScheme, (string Code, DateOnly Since)> held = [];
    private (OrganizationState State, DateOnly Since)? now;

    /// <summary>Passes a day on which something happens.</summary>
    /// <param name="day">The day; later than any passed before.</param>
    /// <param name="effects">What happens on it, in order.</param>
    public void Pass(DateOnly day, IEnumerable<OrganizationEffect> effects)
    {
        var state = now?.State;
        var coded = held.ToDictionary(code => code.Key, code => code.Value.Code);
        foreach (var effect in effects)
        {
            state = effect.Ends ? null : effect.Starts ? OrganizationState.Of(effect) : state?.After(effect);
            foreach (var given in effect.Codes)
                if (given.Code is null)
                    coded.Remove(given.Scheme);
                else
                    coded[given.Scheme] = given.Code;
        }
        PassState(day, state);
        PassCodes(day, state is null ? [] : coded);
    }

    /// <summary>What has been noted, and what still holds.</summary>
    public Timeline Close()
    {
        if (now is { } open)
            versions.Add(new TimelineVersion(new Validity(open.Since, null), open.State));
        codes.AddRange(held.Select(code => new TimelineCode(new Validity(code.Value.Since, null), code.Key, code.Value.Code)));
        return new Timeline(versions, [.. codes.OrderBy(code => code.Scheme).ThenBy(code => code.Valid.From)], []);
    }

    private void PassState(DateOnly day, OrganizationState? state)
    {
        if (state == now?.State)
            return;
        if (now is { } before)
            versions.Add(new TimelineVersion(new Validity(before.Since, day), before.State));
        now = state is null ? null : (state, day);
    }

    private void PassCodes(DateOnly day, Dictionary<CodeScheme, string> coded)
    {
        foreach (var (scheme, (code, since)) in held.ToList())
        {
            if (coded.TryGetValue(scheme, out var kept) && kept == code)
                continue;
            codes.Add(new TimelineCode(new Validity(since, day), scheme, code));
            held.Remove(scheme);
        }
        foreach (var (scheme, code) in coded)
            held.TryAdd(scheme, (code, day));
    }
}
