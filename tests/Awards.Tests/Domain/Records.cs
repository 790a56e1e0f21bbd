using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using AchievementSpan = AnTq.Awards.Domain.AchievementSpan;
using Recipients = AnTq.Awards.Domain.Recipients;

namespace AnTq.Awards.Tests.Domain;

/// <summary>Records to vary.</summary>
internal static class Records
{
    public static AwardRecord Of(Recipients collectives, Recipients individuals, params AwardForm[] forms) => new()
    {
        OrganizationId = "yen-bai-city",
        Authority = GrantingAuthority.MinistryOfPublicSecurity,
        StatedAs = "",
        Forms = FormSet.Of(forms),
        Span = new AchievementSpan(new DateOnly(2013, 1, 1), new DateOnly(2023, 5, 24), StartIsApproximate: true),
        Collectives = collectives,
        Individuals = individuals,
        Basis = new AwardBasis("Một bài báo", "", null),
    };
}
