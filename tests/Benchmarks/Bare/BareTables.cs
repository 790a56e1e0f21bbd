using Dapper;
using Npgsql;

namespace AnTq.Benchmarks.Bare;

/// <summary>The tables of the bare servers.</summary>
internal static class BareTables
{
    /// <summary>Makes them, with a hundred organizations that look like the service's answer.</summary>
    public static async Task CreateAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            create table bare_organization
            (
                name text collate "C" primary key, display_name text not null, kind smallint not null, level smallint not null,
                parent text not null, valid_from text not null, ancestors text[] not null, path text not null, etag text not null,
                created_at timestamptz not null
            );
            create table bare_award
            (
                id uuid primary key, statement text not null, organization_id text not null, authority smallint not null,
                forms smallint not null, span_start date not null, span_end date not null, collectives integer not null,
                individuals integer not null, document text not null, created_at timestamptz not null
            );
            insert into bare_organization
            select 'organizations/xa-' || number, @DisplayName, 1, 4, @Parent, @ValidFrom, @Ancestors, @Path, @Etag, now()
            from generate_series(1, 100) number;
            analyze bare_organization;
            """,
            Parameters());
    }

    private static object Parameters()
    {
        var sample = Samples.Organization("xa-1");
        return new
        {
            sample.DisplayName,
            sample.Parent,
            sample.ValidFrom,
            Ancestors = sample.Ancestors.ToArray(),
            sample.Path,
            sample.Etag,
        };
    }
}
