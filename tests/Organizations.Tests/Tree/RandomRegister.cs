using AnTq.Organizations.V1;
using Dapper;
using Npgsql;

namespace AnTq.Organizations.Tests.Tree;

/// <summary>
/// A register like the country's in small, put into the tables by SQL: units that are moved, merged and divided, codes that pass to
/// others, and rows that have been corrected since.
/// </summary>
internal sealed class RandomRegister
{
    private static readonly DateOnly First = new(2004, 8, 31);
    private static readonly DateOnly Reform = new(2025, 7, 1);
    private static readonly DateTimeOffset Corrected = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Recorded = Corrected - TimeSpan.FromMinutes(30);

    // The same on every run, so that a failure comes again.
    private readonly Random random = new(20250701);
    private readonly List<object> versions = [];
    private readonly List<object> codes = [];
    private readonly List<object> links = [];
    private readonly List<string> ids = [];

    private RandomRegister()
    {
    }

    public IReadOnlyList<string> Ids => ids;

    public static IReadOnlyList<DateOnly> Days { get; } =
        [new(2004, 8, 30), First, new(2010, 1, 1), new(2015, 6, 15), new(2025, 6, 30), Reform, new(2030, 1, 1)];

    /// <summary>A moment between the first recording and the corrections.</summary>
    public static DateTimeOffset BeforeCorrections => Corrected - TimeSpan.FromMinutes(1);

    /// <summary>Fills the tables and tells the copies of the service.</summary>
    public static async Task<RandomRegister> WriteAsync(NpgsqlDataSource database)
    {
        var register = new RandomRegister();
        register.Compose();
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into organization (id, label, created_at) values (@Id, @Id, @Recorded)", register.ids.Select(id => new { Id = id, Recorded }));
        await connection.ExecuteAsync("""
            insert into organization_version (
                organization_id, valid_from, valid_to, recorded_from, recorded_to, name, kind, level, type, parent_id)
            values (
                @Id, @From, coalesce(@To::date, 'infinity'), @Since, coalesce(@Until::timestamptz, 'infinity'), @Name, @Kind, @Level, @Type,
                @Parent)
            """, register.versions);
        await connection.ExecuteAsync("""
            insert into organization_code (organization_id, scheme, code, valid_from, valid_to, recorded_from)
            values (@Id, 1, @Code, @From, coalesce(@To::date, 'infinity'), @Recorded)
            """, register.codes);
        await connection.ExecuteAsync("""
            insert into organization_lineage (change_id, predecessor_id, successor_id, effective_date, extent, recorded_from)
            values ('reform', @From, @To, @Day, @Extent, @Recorded)
            on conflict do nothing
            """, register.links);
        await connection.ExecuteAsync("select pg_notify('organizations_changed', 'all')");
        return register;
    }

    private void Compose()
    {
        for (var province = 0; province < 4; province++)
            Add($"p{province}", AdministrativeLevel.Province, 1, null, First, null);
        for (var district = 0; district < 12; district++)
            AddMoved($"d{district}", AdministrativeLevel.District, 3, $"p{random.Next(4)}", $"p{random.Next(4)}");
        for (var commune = 0; commune < 90; commune++)
            AddMoved($"c{commune}", AdministrativeLevel.Commune, 7 + random.Next(3), $"d{random.Next(12)}", $"d{random.Next(12)}");
        for (var commune = 0; commune < 30; commune++)
            Add($"n{commune}", AdministrativeLevel.Commune, 7 + random.Next(2), $"p{random.Next(4)}", Reform, null);
        for (var school = 0; school < 40; school++)
            Add($"s{school}", AdministrativeLevel.SubCommune, 0, $"p{random.Next(4)}", DayWithin(), null);
        for (var commune = 0; commune < 90; commune++)
        {
            Code($"c{commune}", commune, First, Reform);
            Link($"c{commune}", $"n{random.Next(30)}", Reform, 1 + random.Next(2));
            Link($"c{commune}", $"c{(commune + 1 + random.Next(80)) % 90}", DayWithin(), 2);
        }

        for (var commune = 0; commune < 30; commune++)
            Code($"n{commune}", commune + 5, Reform, null);
    }

    private void AddMoved(string id, AdministrativeLevel level, int type, string parent, string later)
    {
        var moved = DayWithin();
        Add(id, level, type, parent, First, moved);
        Version(id, level, type, later, moved, Reform);
    }

    private void Add(string id, AdministrativeLevel level, int type, string? parent, DateOnly from, DateOnly? to)
    {
        ids.Add(id);
        Version(id, level, type, parent, from, to);
    }

    // Of every fourth the name was held to be another one at first.
    private void Version(string id, AdministrativeLevel level, int type, string? parent, DateOnly from, DateOnly? to)
    {
        var isCorrected = random.Next(4) == 0;
        if (isCorrected)
            versions.Add(Row($"Tên cũ của {id}", Recorded, Corrected));
        versions.Add(Row($"Đơn vị {id} từ {from:yyyy-MM-dd}", isCorrected ? Corrected : Recorded, null));

        object Row(string name, DateTimeOffset since, DateTimeOffset? until) => new
        {
            Id = id,
            From = from,
            To = to,
            Since = since,
            Until = until,
            Name = name,
            Kind = (short)(type == 0 ? OrganizationKind.School : OrganizationKind.AdministrativeUnit),
            Level = (short)level,
            Type = (short)type,
            Parent = parent,
        };
    }

    private void Code(string id, int number, DateOnly from, DateOnly? to) =>
        codes.Add(new { Id = id, Code = $"{number:00000}", From = from, To = to, Recorded });

    private void Link(string from, string to, DateOnly day, int extent) =>
        links.Add(new { From = from, To = to, Day = day, Extent = (short)extent, Recorded });

    private DateOnly DayWithin() => First.AddDays(1 + random.Next(7000));
}
