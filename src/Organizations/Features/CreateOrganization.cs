using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.Platform.Validation;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Organizations.Features;

/// <summary>Registers an organization: a change of kind establishment without legal basis, which knows of the end, too, where one is told.</summary>
internal sealed class CreateOrganization(MutationRunner mutations, TimeProvider time)
{
    private const string Field = "organization";

    /// <summary>Answers the call.</summary>
    public Task<Organization> HandleAsync(CreateOrganizationRequest request, Call call)
    {
        var sent = request.Organization;
        var change = Check(sent, request.OrganizationId.Length > 0 ? request.OrganizationId : NewId());
        var validity = Validity.Parse(sent.ValidFrom, sent.ValidTo);
        var plan = new ChangePlan
        {
            ChangeId = NewId(), Day = validity.From, EndsOn = validity.To, Change = change, Cause = ChangeMapping.KindOf(change),
        };
        return mutations.RunAsync(request, call, async mutation =>
        {
            // Adding at the edge of the tree breaks nothing that another addition relies on.
            var recordedAt = await TreeLock.ShareAsync(mutation);
            var outcome = await ChangeApplication.ApplyAsync(mutation, recordedAt, plan);
            ChangeStore.Add(mutation, ChangeMapping.ToRow(plan, change, revision: 1, outcome, recordedAt));
            var organization = Answer(outcome.Tree, change.Establishment.Organization, validity, recordedAt);
            mutation.Audit(new AuditEntry("create", organization.Name, Before: null, After: organization));
            return organization;
        });
    }

    // What a caller may say, and nothing else that stood in the message.
    private static OrganizationChange Check(Organization sent, string id)
    {
        var organization = new NewOrganization
        {
            OrganizationId = id,
            DisplayName = sent.DisplayName,
            Kind = sent.Kind,
            Level = sent.Level,
            AdministrativeUnitType = sent.AdministrativeUnitType,
            Parent = sent.Parent,
        };
        organization.OfficialCodes.AddRange(sent.OfficialCodes);
        var violations = new Violations();
        ChangeForm.CheckNew(organization, Field, violations);
        violations.ThrowIfAny();
        return new OrganizationChange
        {
            EffectiveDate = sent.ValidFrom,
            Establishment = new Establishment { Organization = organization },
        };
    }

    private static Organization Answer(ChangedTree tree, NewOrganization created, Validity validity, DateTimeOffset recordedAt)
    {
        var organization = new Organization
        {
            Name = OrganizationNames.Of(created.OrganizationId),
            DisplayName = created.DisplayName,
            Kind = created.Kind,
            Level = created.Level,
            AdministrativeUnitType = created.AdministrativeUnitType,
            Parent = created.Parent,
            ValidFrom = Validity.Write(validity.From),
            ValidTo = Validity.Write(validity.To),
            Path = tree.Path(created.OrganizationId, validity.From),
            Etag = Etag.FromVersion(1),
            CreateTime = recordedAt.ToTimestamp(),
        };
        organization.Ancestors.AddRange(tree.Ancestors(created.OrganizationId, validity.From).Select(OrganizationNames.Of));
        organization.OfficialCodes.AddRange(created.OfficialCodes.OrderBy(code => code.Scheme));
        return organization;
    }

    private string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
