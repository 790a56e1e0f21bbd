using AnTq.Organizations.Domain;
using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>Gives organizations that are registered their labels in paths.</summary>
internal static class NewLabels
{
    private const string Numbers = "select nextval('organization_label_number') from generate_series(1, @Count)";

    /// <summary>A label for each, by id; none is ever given twice.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TakeAsync(WriteScope scope, IReadOnlyCollection<string> ids)
    {
        var numbers = ids.Count == 0 ? [] : await scope.QueryAsync<long>(Numbers, new { ids.Count });
        return ids.Zip(numbers).ToDictionary(each => each.First, each => PathLabel.Of(each.Second), StringComparer.Ordinal);
    }
}
