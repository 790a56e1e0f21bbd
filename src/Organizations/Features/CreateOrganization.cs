using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Mutations;
using AnTq.Platform.Validation;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Organizations.Features;

/// <summary>Registers an organization.</summary>
internal sealed class CreateOrganization(MutationRunner mutations, TimeProvider time)
{
    /// <summary>Answers the call.</summary>
    public Task<Organization> HandleAsync(CreateOrganizationRequest request, Call call)
    {
        var organization = Check(request.Organization);
        var validity = Validity.Parse(organization.ValidFrom, organization.ValidTo);
        var id = request.OrganizationId.Length > 0 ? request.OrganizationId : Guid.CreateVersion7(time.GetUtcNow()).ToString();
        return mutations.RunAsync(request, call, async mutation =>
        {
            var place = await FindPlaceAsync(mutation, organization, validity);
            Complete(organization, id, place, mutation.Now);
            RegistrationStore.Add(mutation, id, organization, validity, place);
            mutation.Audit(new AuditEntry("create", organization.Name, Before: null, After: organization));
            mutation.Publish(OrganizationEvents.Created(organization));
            return organization;
        });
    }

    // What a caller may say, and nothing else that stood in the message.
    private static Organization Check(Organization sent)
    {
        var violations = new Violations();
        var organization = new Organization
        {
            DisplayName = OrganizationName.Normalize(sent.DisplayName, "organization.display_name", violations),
            Kind = sent.Kind,
            Level = sent.Level,
            Parent = sent.Parent,
            ValidFrom = sent.ValidFrom,
            ValidTo = sent.ValidTo,
        };
        OfficialCodes.Check(sent.OfficialCodes, "organization.official_codes", violations);
        violations.ThrowIfAny();
        organization.OfficialCodes.AddRange(sent.OfficialCodes.OrderBy(code => code.Scheme));
        return organization;
    }

    private static async Task<TreePlace> FindPlaceAsync(Mutation mutation, Organization organization, Validity validity)
    {
        var found = await RegistrationStore.PrepareAsync(mutation, organization, validity);
        if (organization.Parent.Length > 0)
            CheckParent(found, organization.Parent, validity);
        if (found.TakenCode is not null)
            throw OrganizationErrors.OfficialCodeInUse(
                found.TakenCode, OrganizationNames.Of(found.HolderId!), new Validity(found.HeldFrom, found.HeldTo));
        return new TreePlace(found.Ancestors ?? [], found.ParentPath, PathLabel.Of(found.LabelNumber));
    }

    private static void CheckParent(RegistrationRow found, string parent, Validity validity)
    {
        if (!found.ParentIsKnown)
            throw OrganizationErrors.ParentNotFound(parent);
        if (!found.ParentIsInForce)
            throw OrganizationErrors.ParentNotInForce(parent, validity, found.ParentInForce ?? "{}");
        if (found.ParentDepth >= TreePlace.MaximumDepth)
            throw OrganizationErrors.TreeTooDeep(parent);
    }

    private static void Complete(Organization organization, string id, TreePlace place, DateTimeOffset now)
    {
        organization.Name = OrganizationNames.Of(id);
        organization.Ancestors.Clear();
        organization.Ancestors.AddRange(place.Ancestors.Select(OrganizationNames.Of));
        organization.Path = place.Path;
        organization.Etag = Etag.FromVersion(1);
        organization.CreateTime = now.ToTimestamp();
    }
}
