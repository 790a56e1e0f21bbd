namespace AnTq.Organizations.Domain;

/// <summary>The rule that a code has one holder on a day, among organizations that a change gives codes to.</summary>
internal static class HeldCodes
{
    /// <summary>Refuses when two of the organizations would hold one code on the same days.</summary>
    public static void Check(IEnumerable<string> ids, Func<string, Timeline> of)
    {
        var byCode = ids.SelectMany(id => of(id).Codes.Select(code => (Id: id, Code: code))).GroupBy(each => (each.Code.Scheme, each.Code.Code));
        foreach (var holders in byCode)
            Check([.. holders.OrderBy(holder => holder.Code.Valid.From)]);
    }

    private static void Check(List<(string Id, TimelineCode Code)> holders)
    {
        foreach (var (one, next) in holders.Zip(holders.Skip(1)))
            if (one.Code.Valid.And(next.Code.Valid) is not null)
                throw OrganizationErrors.OfficialCodeInUse(one.Code.Code, OrganizationNames.Of(one.Id), one.Code.Valid);
    }
}
