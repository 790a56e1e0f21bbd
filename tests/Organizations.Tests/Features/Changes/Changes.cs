using AnTq.Organizations.V1;

namespace AnTq.Organizations.Tests.Features.Changes;

/// <summary>Changes as tests need them, and the calls about them.</summary>
internal static class Changes
{
    public static OrganizationChange On(string day, Action<OrganizationChange> what)
    {
        var change = new OrganizationChange
        {
            EffectiveDate = day,
            LegalBasis = new LegalBasis
            {
                DocumentKind = LegalDocumentKind.Resolution,
                Number = "1684/NQ-UBTVQH15",
                Issuer = "Ủy ban Thường vụ Quốc hội",
                IssueDate = "2025-06-16",
            },
            Reason = "Sắp xếp đơn vị hành chính",
        };
        what(change);
        return change;
    }

    public static OrganizationChange Establish(string day, string name, string parent = "", string? id = null, string? code = null) =>
        On(day, change => change.Establishment = new Establishment { Organization = New(name, parent, id, code) });

    public static OrganizationChange Rename(string day, Organization unit, string name) =>
        On(day, change => change.Renaming = new Renaming { Organization = unit.Name, DisplayName = name });

    public static OrganizationChange Move(string day, Organization unit, string parent) =>
        On(day, change => change.Relocation = new Relocation { Organization = unit.Name, Parent = parent });

    public static OrganizationChange Recode(string day, Organization unit, string code) =>
        On(day, change => change.Recoding = new Recoding { Organization = unit.Name, OfficialCodes = { Requests.Statistics(code) } });

    public static OrganizationChange Merge(string day, Organization into, params Organization[] predecessors) =>
        On(day, change => change.Merger = new Merger { Predecessors = { Names(predecessors) }, ExistingSuccessor = into.Name });

    public static OrganizationChange MergeAnew(string day, NewOrganization successor, params Organization[] predecessors) =>
        On(day, change => change.Merger = new Merger { Predecessors = { Names(predecessors) }, NewSuccessor = successor });

    public static OrganizationChange Abolish(string day, Organization unit, string moveTo = "") =>
        On(day, change => change.Abolition = new Abolition { Organization = unit.Name, SubordinatesMoveTo = moveTo });

    public static OrganizationChange Divide(string day, Organization unit, bool continues, params DivisionPart[] parts) =>
        On(day, change => change.Division = new Division { Organization = unit.Name, Continues = continues, Parts = { parts } });

    public static NewOrganization New(
        string name, string parent = "", string? id = null, string? code = null, OrganizationKind kind = OrganizationKind.Agency)
    {
        var organization = new NewOrganization
        {
            OrganizationId = id ?? "", DisplayName = name, Kind = kind, Level = AdministrativeLevel.Commune, Parent = parent,
        };
        if (code is not null)
            organization.OfficialCodes.Add(Requests.Statistics(code));
        return organization;
    }

    public static async Task<OrganizationChange> RecordAsync(this OrganizationsService service, OrganizationChange change, string id = "") =>
        await service.Changes.RecordOrganizationChangeAsync(
            new() { OrganizationChange = change, OrganizationChangeId = id, RequestId = Requests.NewRequestId() });

    public static CorrectOrganizationChangeRequest Correction(OrganizationChange recorded, OrganizationChange right) => new()
    {
        Name = recorded.Name,
        Etag = recorded.Etag,
        OrganizationChange = right,
        CorrectionReason = "Ghi nhầm",
        RequestId = Requests.NewRequestId(),
    };

    public static async Task<OrganizationChange> CorrectAsync(
        this OrganizationsService service, OrganizationChange recorded, OrganizationChange right) =>
        await service.Changes.CorrectOrganizationChangeAsync(Correction(recorded, right));

    public static async Task<OrganizationChange> WithdrawAsync(this OrganizationsService service, OrganizationChange recorded) =>
        await service.Changes.WithdrawOrganizationChangeAsync(new()
        {
            Name = recorded.Name, Etag = recorded.Etag, WithdrawalReason = "Nghị quyết bị bãi bỏ", RequestId = Requests.NewRequestId(),
        });

    /// <summary>A unit of whatever kind, in force since 2004.</summary>
    public static async Task<Organization> UnitAsync(
        this OrganizationsService service, string name, Organization? above = null, string? code = null, string to = "",
        OrganizationKind kind = OrganizationKind.Agency) =>
        await service.RegisterAsync(Requests.Create(name, above?.Name ?? "", to: to, kind: kind, statisticsCode: code));

    public static async Task<Organization> OnAsync(this OrganizationsService service, Organization unit, string day) =>
        await service.Client.GetOrganizationAsync(new() { Name = unit.Name, AsOf = day });

    public static async Task<bool> IsInForceAsync(this OrganizationsService service, Organization unit, string day) =>
        (await service.Client.ListOrganizationsAsync(new() { AsOf = day, PageSize = 500 })).Organizations.Any(each => each.Name == unit.Name);

    private static IEnumerable<string> Names(IEnumerable<Organization> units) => units.Select(unit => unit.Name);
}
