using AnTq.Organizations.Domain;
using AnTq.Organizations.Persistence;
using AnTq.Organizations.V1;
using AnTq.Platform.Mutations;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Organizations.Features;

/// <summary>Writes an organization that is in force as the contract's message.</summary>
internal static class OrganizationMapping
{
    /// <summary>The message of a row.</summary>
    public static Organization ToMessage(OrganizationRow row)
    {
        var message = new Organization
        {
            Name = OrganizationNames.Of(row.Id),
            DisplayName = row.Name,
            Kind = (OrganizationKind)row.Kind,
            Level = (AdministrativeLevel)row.Level,
            AdministrativeUnitType = (AdministrativeUnitType)row.Type,
            Parent = row.ParentId is null ? "" : OrganizationNames.Of(row.ParentId),
            ValidFrom = Validity.Write(row.ValidFrom),
            ValidTo = Validity.Write(row.ValidTo),
            Path = row.Path,
            Etag = Etag.FromVersion(row.Version),
            CreateTime = row.CreatedAt.ToTimestamp(),
        };
        message.Ancestors.AddRange((row.Ancestors ?? []).Select(OrganizationNames.Of));
        message.OfficialCodes.AddRange((row.Schemes ?? []).Zip(row.Codes ?? [], Code));
        return message;
    }

    /// <summary>The message of what held between two days.</summary>
    public static OrganizationVersion ToMessage(VersionPart part)
    {
        var message = new OrganizationVersion
        {
            ValidFrom = Validity.Write(part.Valid.From),
            ValidTo = Validity.Write(part.Valid.To),
            DisplayName = part.State.Name,
            Kind = part.State.Kind,
            Level = part.State.Level,
            AdministrativeUnitType = part.State.Type,
            Parent = part.State.ParentId is null ? "" : OrganizationNames.Of(part.State.ParentId),
        };
        message.OfficialCodes.AddRange(part.Codes.Select(code => new OfficialCode { Scheme = code.Scheme, Code = code.Code }));
        return message;
    }

    private static OfficialCode Code(short scheme, string code) => new() { Scheme = (CodeScheme)scheme, Code = code };
}
