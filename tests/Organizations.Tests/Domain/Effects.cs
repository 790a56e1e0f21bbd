using AnTq.Organizations.Domain;
using AnTq.Organizations.V1;

namespace AnTq.Organizations.Tests.Domain;

/// <summary>Effects on one organization, as tests need them.</summary>
internal static class Effects
{
    public static DateOnly Day(string day) => Validity.ParseDay(day);

    public static Validity Days(string from, string to) => Validity.Parse(from, to);

    public static OrganizationEffect Start(string day, string name, string? parent = null, IReadOnlyList<GivenCode>? codes = null) =>
        On(day) with
        {
            Starts = true,
            Name = name,
            Kind = OrganizationKind.AdministrativeUnit,
            Level = AdministrativeLevel.Commune,
            SetsParent = true,
            ParentId = parent,
            Codes = codes ?? [],
        };

    public static OrganizationEffect End(string day) => On(day) with { Ends = true };

    public static OrganizationEffect Rename(string day, string name) => On(day) with { Name = name };

    public static OrganizationEffect Move(string day, string? parent) => On(day) with { SetsParent = true, ParentId = parent };

    public static OrganizationEffect Recode(string day, params GivenCode[] codes) => On(day) with { Codes = codes };

    public static GivenCode Statistics(string code) => new(CodeScheme.GeneralStatisticsOffice, code);

    public static GivenCode Internal(string code) => new(CodeScheme.Internal, code);

    private static OrganizationEffect On(string day) => new() { ChangeId = "change", OrganizationId = "unit", Day = Day(day) };
}
