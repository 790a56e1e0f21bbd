using AnTq.Awards.V1;

namespace AnTq.Awards.Domain;

/// <summary>
/// The forms of one award record. Usually one; several where the source does not say how many of each, and then none of them has a
/// number of its own.
/// </summary>
internal readonly record struct FormSet
{
    private static readonly AwardForm[] Ranked =
    [
        AwardForm.EmulationFlag,
        AwardForm.CertificateOfMerit,
        AwardForm.CertificateOfCommendation,
        AwardForm.CommemorativeMedal,
    ];

    private FormSet(short bits) => Bits = bits;

    /// <summary>The set as a number, for keeping and grouping: 1 flag, 2 merit, 4 commendation, 8 medal, added up.</summary>
    public short Bits { get; }

    /// <summary>The forms by rank.</summary>
    public IEnumerable<AwardForm> Forms
    {
        get
        {
            var bits = Bits;
            return Ranked.Where(form => (bits & BitOf(form)) != 0);
        }
    }

    /// <summary>Orders tables by ordinal comparison: by first form, an unsplit set right after its first form alone.</summary>
    public string Rank => string.Concat(Forms.Select(form => (char)('0' + (int)form)));

    /// <summary>Whether some form of the set can go to a collective.</summary>
    public bool AdmitsCollectives => Forms.Any(form => form != AwardForm.CommemorativeMedal);

    /// <summary>Whether some form of the set can go to an individual.</summary>
    public bool AdmitsIndividuals => Forms.Any(form => form != AwardForm.EmulationFlag);

    /// <summary>The set's name for printing, in Vietnamese.</summary>
    public string Label
    {
        get
        {
            var names = Forms.Select(AwardLabels.Of).ToList();
            return names.Count == 1 ? names[0] : $"{string.Join(" / ", names)} (không tách)";
        }
    }

    /// <summary>The set of these forms, in whatever order they are given.</summary>
    public static FormSet Of(params IEnumerable<AwardForm> forms) =>
        FromBits((short)forms.Aggregate(0, (bits, form) => bits | BitOf(form)));

    /// <summary>The set that <see cref="Bits"/> stands for.</summary>
    public static FormSet FromBits(short bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, (short)1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, (short)15);
        return new FormSet(bits);
    }

    private static int BitOf(AwardForm form) => 1 << ((int)form - 1);
}
