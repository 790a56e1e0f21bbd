using AnTq.Organizations.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Npgsql;

namespace AnTq.Benchmarks.Bare;

/// <summary>Reads one row by its primary key: no history, no tree, no codes, no refusals.</summary>
internal sealed class SelectingOrganizations(NpgsqlDataSource database) : OrganizationService.OrganizationServiceBase
{
    /// <inheritdoc/>
    public override async Task<Organization> GetOrganization(GetOrganizationRequest request, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select name, display_name, kind, level, parent, valid_from, ancestors, path, etag, created_at
            from bare_organization where name = $1
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Name });
        await using var row = await command.ExecuteReaderAsync(context.CancellationToken);
        if (!await row.ReadAsync(context.CancellationToken))
            throw new RpcException(new Status(StatusCode.NotFound, request.Name));
        return new Organization
        {
            Name = row.GetString(0),
            DisplayName = row.GetString(1),
            Kind = (OrganizationKind)row.GetInt16(2),
            Level = (AdministrativeLevel)row.GetInt16(3),
            Parent = row.GetString(4),
            ValidFrom = row.GetString(5),
            Ancestors = { row.GetFieldValue<string[]>(6) },
            Path = row.GetString(7),
            Etag = row.GetString(8),
            CreateTime = Timestamp.FromDateTime(row.GetDateTime(9)),
        };
    }
}
