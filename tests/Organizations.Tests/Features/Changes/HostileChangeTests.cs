using System.Text;
using AnTq.Organizations.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

public sealed class HostileChangeTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private const string Field = "organization_change";

    // What is wrong, the field that is named for it, and the change.
    public static TheoryData<string, string, OrganizationChange> Broken => new()
    {
        { "no day", "effective_date", Changes.Establish("", "Xã") },
        { "a day before 1945", "effective_date", Changes.Establish("1944-12-31", "Xã") },
        { "a day after 2100", "effective_date", Changes.Establish("2101-01-01", "Xã") },
        { "a day that never was", "effective_date", Changes.Establish("2025-02-29", "Xã") },
        { "nothing that becomes of anything", "", Changes.On("2020-01-01", _ => { }) },
        { "no legal basis", "legal_basis", But(Changes.Establish("2020-01-01", "Xã"), change => change.LegalBasis = null) },
        { "no number of the document", "legal_basis.number", But(Changes.Establish("2020-01-01", "Xã"), change => change.LegalBasis.Number = "") },
        { "a blank issuer", "legal_basis.issuer", But(Changes.Establish("2020-01-01", "Xã"), change => change.LegalBasis.Issuer = "\u3000") },
        {
            "an unknown kind of document", "legal_basis.document_kind",
            But(Changes.Establish("2020-01-01", "Xã"), change => change.LegalBasis.DocumentKind = (LegalDocumentKind)99)
        },
        { "no reason", "reason", But(Changes.Establish("2020-01-01", "Xã"), change => change.Reason = "") },
        { "a null character", "reason", But(Changes.Establish("2020-01-01", "Xã"), change => change.Reason = "Vì\0") },
        { "a bell", "establishment.organization.display_name", Changes.Establish("2020-01-01", "Xã\a") },
        { "no new organization", "establishment.organization", Changes.On("2020-01-01", change => change.Establishment = new()) },
        { "a parent out of SQL", "establishment.organization.parent", Changes.Establish("2020-01-01", "Xã", "organizations/'; drop table x") },
        { "an id in capitals", "establishment.organization.organization_id", Changes.Establish("2020-01-01", "Xã", id: "Xa-Moi") },
        { "an id with a line break", "establishment.organization.organization_id", Changes.Establish("2020-01-01", "Xã", id: "xa-moi\n") },
        { "an id of one letter", "establishment.organization.organization_id", Changes.Establish("2020-01-01", "Xã", id: "x") },
        {
            "one id for two parts", "division.parts[1].new_organization.organization_id",
            Changes.Divide(
                "2020-01-01", Unit("x-1"), continues: false, NewPart("xa-moi"), NewPart("xa-moi"))
        },
        {
            "a type of another level", "establishment.organization.administrative_unit_type",
            But(Changes.Establish("2020-01-01", "Tỉnh"), change =>
            {
                change.Establishment.Organization.Kind = OrganizationKind.AdministrativeUnit;
                change.Establishment.Organization.AdministrativeUnitType = AdministrativeUnitType.Province;
            })
        },
        { "a renaming to nothing", "renaming", Changes.Rename("2020-01-01", Unit("x-1"), "") },
        { "a parent that is the organization", "relocation.parent", Changes.Move("2020-01-01", Unit("x-1"), "organizations/x-1") },
        { "a code of four digits", "recoding.official_codes[0].code", Changes.Recode("2020-01-01", Unit("x-1"), "0150") },
        { "a merger without successor", "merger", Changes.On("2020-01-01", change => change.Merger = new() { Predecessors = { "organizations/x-1" } }) },
        { "a merger with itself", "merger.existing_successor", Changes.Merge("2020-01-01", Unit("x-1"), Unit("x-2"), Unit("x-1")) },
        { "a predecessor twice", "merger.predecessors[1]", Changes.Merge("2020-01-01", Unit("x-1"), Unit("x-2"), Unit("x-2")) },
        { "101 predecessors", "merger.predecessors", Changes.Merge("2020-01-01", Unit("x-0"), [.. Enumerable.Range(1, 101).Select(n => Unit($"x-{n}"))]) },
        { "a division into one", "division.parts", Changes.Divide("2020-01-01", Unit("x-1"), continues: false, Part("x-2")) },
        { "a part for the divided", "division.parts[0].existing_organization", Changes.Divide("2020-01-01", Unit("x-1"), continues: true, Part("x-1")) },
        { "a part for nobody", "division.parts[0]", Changes.Divide("2020-01-01", Unit("x-1"), continues: true, new DivisionPart()) },
        {
            "a subordinate in two parts", "division.parts[1].subordinates[0]",
            Changes.Divide("2020-01-01", Unit("x-1"), continues: true, Part("x-2", "x-4"), Part("x-3", "x-4"))
        },
        {
            "subordinates that go to what ends", "abolition.subordinates_move_to",
            Changes.Abolish("2020-01-01", Unit("x-1"), "organizations/x-1")
        },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_malformed_change_is_refused_by_field_and_changes_nothing(string what, string field, OrganizationChange change)
    {
        Assert.NotEmpty(what);
        var before = await service.CountEverythingAsync();

        await Refused.ForFieldAsync(field.Length == 0 ? Field : $"{Field}.{field}", () => service.RecordAsync(change));

        Assert.Equal(before, await service.CountEverythingAsync());
    }

    [Fact]
    public async Task Texts_in_decomposed_form_are_kept_composed()
    {
        const string reason = "Sắp xếp đơn vị hành chính Huyền Tụng";
        var change = Changes.Establish("2020-01-01", $" {reason.Normalize(NormalizationForm.FormD)} ");
        change.Reason = change.Establishment.Organization.DisplayName;
        change.LegalBasis.Issuer = change.Reason;

        var recorded = await service.RecordAsync(change);

        Assert.Equal(
            (reason, reason, reason), (recorded.Reason, recorded.LegalBasis.Issuer, recorded.Establishment.Organization.DisplayName));
    }

    [Theory]
    [InlineData(253_402_300_800, 0)]
    [InlineData(-62_135_596_801, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1_000_000_000)]
    [InlineData(long.MaxValue, int.MaxValue)]
    public async Task A_moment_that_never_was_is_refused(long seconds, int nanos)
    {
        var moment = new Timestamp { Seconds = seconds, Nanos = nanos };

        await Refused.ForFieldAsync("known_at", async () =>
            await service.Changes.GetOrganizationChangeAsync(new() { Name = "organizationChanges/none", KnownAt = moment }));
        await Refused.ForFieldAsync("known_at", async () =>
            await service.Changes.ListOrganizationChangesAsync(new() { KnownAt = moment }));
    }

    [Fact]
    public async Task What_is_for_output_only_is_ignored()
    {
        var change = Changes.Establish("2020-01-01", "Xã");
        change.Name = "organizationChanges/mine";
        change.AffectedOrganizations.Add("organizations/others");
        change.State = OrganizationChange.Types.State.Withdrawn;
        change.Revision = 7;

        var recorded = await service.RecordAsync(change);

        Assert.NotEqual("organizationChanges/mine", recorded.Name);
        Assert.Equal((OrganizationChange.Types.State.Recorded, 1), (recorded.State, recorded.Revision));
        Assert.DoesNotContain("organizations/others", recorded.AffectedOrganizations);
    }

    private static Organization Unit(string id) => new() { Name = $"organizations/{id}" };

    private static DivisionPart NewPart(string id) => new() { NewOrganization = Changes.New("Xã", id: id) };

    private static DivisionPart Part(string recipient, params string[] subordinates) => new()
    {
        ExistingOrganization = $"organizations/{recipient}", Subordinates = { subordinates.Select(id => $"organizations/{id}") },
    };

    private static OrganizationChange But(OrganizationChange change, Action<OrganizationChange> damage)
    {
        damage(change);
        return change;
    }
}
