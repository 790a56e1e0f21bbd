using Google.Protobuf.WellKnownTypes;

namespace AnTq.Organizations.Domain;

/// <summary>The moment whose knowledge a question is about.</summary>
internal static class KnownAt
{
    /// <summary>The moment asked for; null for what is held now, also when the moment lies ahead.</summary>
    /// <param name="knownAt">The field <c>known_at</c>, which has passed the checks of its form; null when unset.</param>
    /// <param name="time">The clock.</param>
    public static DateTimeOffset? Of(Timestamp? knownAt, TimeProvider time) =>
        knownAt?.ToDateTimeOffset() is { } moment && moment < time.GetUtcNow() ? moment : null;
}
