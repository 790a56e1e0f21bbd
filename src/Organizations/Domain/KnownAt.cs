using AnTq.Platform.Validation;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Organizations.Domain;

/// <summary>The moment whose knowledge a question is about.</summary>
internal static class KnownAt
{
    // The years 1 to 9999, to which the contract's timestamps are limited.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    /// <summary>The moment asked for; null for what is held now, also when the moment lies ahead.</summary>
    /// <param name="knownAt">The field <c>known_at</c>; null when unset.</param>
    /// <param name="time">The clock.</param>
    public static DateTimeOffset? Of(Timestamp? knownAt, TimeProvider time)
    {
        if (knownAt is null)
            return null;
        var violations = new Violations();
        if (knownAt.Seconds is < FirstSecond or > LastSecond || knownAt.Nanos is < 0 or > 999_999_999)
            violations.Add("known_at", "không phải một thời điểm trong các năm 1 đến 9999", "is not a moment in the years 1 to 9999");
        violations.ThrowIfAny();
        var moment = knownAt.ToDateTimeOffset();
        return moment < time.GetUtcNow() ? moment : null;
    }
}
