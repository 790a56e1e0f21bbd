using AnTq.Awards.V1;

namespace AnTq.Load;

/// <summary>What a caller wants to have happened, and how far he has been told that it has.</summary>
/// <param name="Id">Last part of the statement's resource name.</param>
/// <param name="Awards">Its records, in order.</param>
public sealed record PlannedStatement(string Id, IReadOnlyList<PlannedAward> Awards)
{
    /// <summary>Resource name of the statement.</summary>
    public string Name => $"awardStatements/{Id}";

    /// <summary>Whether the caller was told that the statement is there.</summary>
    public bool IsCreated { get; set; }

    /// <summary>Resource names of the records as the caller was told; null when he was not.</summary>
    public IReadOnlyList<string>? Recorded { get; set; }

    /// <summary>Whether the caller was told that the statement is confirmed and its awards granted.</summary>
    public bool IsConfirmed { get; set; }
}

/// <summary>A record, and who has to be told of it once it is granted.</summary>
/// <param name="Award">What is sent.</param>
/// <param name="Addressees">Resource names of the organizations that get a notice, each once.</param>
public sealed record PlannedAward(Award Award, IReadOnlyList<string> Addressees)
{
    /// <summary>An award to one of the places.</summary>
    /// <param name="places">Where.</param>
    /// <param name="number">Chooses the place and the form, so that all kinds of addressees occur.</param>
    public static PlannedAward Number(LoadPlaces places, int number)
    {
        var district = places.Districts[number % places.Districts.Count];
        return (number % 5) switch
        {
            0 => new(Of(places.Province, new Recipients { Count = 1 + (number % 7) }), [places.Province]),
            1 => new(Of(district, Named(places.Enterprise)), [district, places.Province, places.Enterprise]),
            _ => new(Of(district, new Recipients { Count = 1 + (number % 7) }), [district, places.Province]),
        };
    }

    private static Award Of(string organization, Recipients collectives) => new()
    {
        Organization = organization,
        Authority = new AwardAuthority { Authority = GrantingAuthority.ProvincialChair },
        Forms = { AwardForm.CertificateOfMerit },
        Span = new AchievementSpan { StartDate = "2013-01-01", EndDate = "2023-05-24" },
        Collectives = collectives,
        Stated = new StatedByDocument { Document = "Báo Yên Bái" },
    };

    private static Recipients Named(string organization) => new()
    {
        Named = new NamedRecipients { Recipients = { new NamedRecipient { DisplayName = "Công ty Sông Hồng", Organization = organization } } },
    };
}
