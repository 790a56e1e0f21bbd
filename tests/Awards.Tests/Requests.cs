using AnTq.Awards.V1;
using AnTq.Organizations.V1;
using Grpc.Core;

namespace AnTq.Awards.Tests;

/// <summary>Requests as tests need them: complete, and changed in the one point that a test is about.</summary>
internal static class Requests
{
    public static string NewRequestId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    /// <summary>A record of the ten years to 2023-05-24, known from an article.</summary>
    public static Award Award(
        Organization organization,
        GrantingAuthority authority,
        AwardForm form,
        Recipients? collectives = null,
        Recipients? individuals = null,
        string statedAs = "") => new()
    {
        Organization = organization.Name,
        Authority = new AwardAuthority { Authority = authority, StatedAs = statedAs },
        Forms = { form },
        Span = new AchievementSpan { StartDate = "2013-01-01", EndDate = "2023-05-24", StartIsApproximate = true },
        Collectives = collectives,
        Individuals = individuals,
        Stated = new StatedByDocument { Document = "Báo Yên Bái: 10 năm phong trào Toàn dân bảo vệ ANTQ" },
    };

    /// <summary>Any record that is accepted.</summary>
    public static Award AnyAward(Organization organization) =>
        Award(organization, GrantingAuthority.ProvincialChair, AwardForm.CertificateOfMerit, Count(1));

    public static Recipients Count(int count) => new() { Count = count };

    public static Recipients NotStated() => new() { NotStated = new RecipientsNotStated() };

    public static Recipients Named(params NamedRecipient[] recipients) =>
        new() { Named = new NamedRecipients { Recipients = { recipients } } };

    /// <summary>The records of case C01.</summary>
    public static IEnumerable<Award> C01(Organization city, int collectivesOfTheCity = 133)
    {
        yield return Award(city, GrantingAuthority.MinistryOfPublicSecurity, AwardForm.EmulationFlag, Count(5));
        yield return Award(city, GrantingAuthority.MinistryOfPublicSecurity, AwardForm.CertificateOfMerit, Count(4), Count(1));
        yield return Award(city, GrantingAuthority.ProvincialChair, AwardForm.CertificateOfMerit, Count(14), Count(16));
        yield return Award(city, GrantingAuthority.ProvincialPoliceDirector, AwardForm.CertificateOfCommendation, Count(22), Count(25));
        yield return Award(
            city,
            GrantingAuthority.DistrictChair,
            AwardForm.CertificateOfCommendation,
            Count(collectivesOfTheCity),
            Count(199),
            "Chủ tịch UBND thành phố");
    }

    public static async Task<AwardStatement> OpenAsync(
        this AwardsService service, int? declaredCollectives = null, int? declaredIndividuals = null) =>
        await service.Client.CreateAwardStatementAsync(new CreateAwardStatementRequest
        {
            RequestId = NewRequestId(),
            AwardStatement = new AwardStatement
            {
                Title = "Khen thưởng 10 năm phong trào, Thành phố Yên Bái",
                DeclaredTotals = declaredCollectives is null
                    ? null
                    : new DeclaredTotals { Collectives = declaredCollectives.Value, Individuals = declaredIndividuals ?? 0 },
            },
        });

    public static RecordAwardsRequest Record(string statement, params IEnumerable<Award> awards) =>
        new() { Parent = statement, Awards = { awards }, RequestId = NewRequestId() };

    public static AsyncUnaryCall<RecordAwardsResponse> RecordAsync(
        this AwardsService service, string statement, params IEnumerable<Award> awards) =>
        service.Client.RecordAwardsAsync(Record(statement, awards));

    /// <summary>Opens a statement with these records.</summary>
    public static async Task<AwardStatement> OpenWithAsync(this AwardsService service, params IEnumerable<Award> awards)
    {
        var statement = await service.OpenAsync();
        await service.RecordAsync(statement.Name, awards);
        return await service.ReadAsync(statement.Name);
    }

    public static async Task<AwardStatement> ReadAsync(this AwardsService service, string statement) =>
        await service.Client.GetAwardStatementAsync(new GetAwardStatementRequest { Name = statement });

    /// <summary>The first 50 records of a statement.</summary>
    public static async Task<IReadOnlyList<Award>> ListAsync(this AwardsService service, AwardStatement statement) =>
        (await service.Client.ListAwardsAsync(new ListAwardsRequest { Parent = statement.Name })).Awards;

    /// <summary>The last part of a statement's name, by which the database knows it.</summary>
    public static string Id(this AwardStatement statement) => statement.Name["awardStatements/".Length..];

    public static ConfirmAwardStatementRequest Confirm(AwardStatement statement, string note = "") =>
        new() { Name = statement.Name, Etag = statement.Etag, DifferenceNote = note, RequestId = NewRequestId() };

    public static AsyncUnaryCall<AwardStatement> ConfirmAsync(this AwardsService service, AwardStatement statement, string note = "") =>
        service.Client.ConfirmAwardStatementAsync(Confirm(statement, note));

    public static AsyncUnaryCall<DeleteAwardResponse> DeleteAsync(this AwardsService service, Award award) =>
        service.Client.DeleteAwardAsync(new DeleteAwardRequest { Name = award.Name, Etag = award.Etag, RequestId = NewRequestId() });

    public static async Task<AwardTabulation> TabulateAsync(this AwardsService service, string statement = "", string organization = "") =>
        await service.Client.TabulateAwardsAsync(new TabulateAwardsRequest { Statement = statement, Organization = organization });

    public static IEnumerable<string> Print(this AwardTabulation table) => table.Rows.Select(row => FormattableString.Invariant(
        $"{row.AuthorityLabel} | {row.FormLabel} | {row.Counts.Collectives} | {row.Counts.Individuals}"));
}
