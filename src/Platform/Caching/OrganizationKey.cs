using System.Globalization;

namespace AnTq.Platform.Caching;

/// <summary>An organization on a day.</summary>
/// <param name="Name">Its resource name.</param>
/// <param name="Day">The day.</param>
internal readonly record struct OrganizationKey(string Name, DateOnly Day)
{
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Name}@{Write(Day)}";
}
