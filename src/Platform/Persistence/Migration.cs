using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AnTq.Platform.Persistence;

/// <summary>One numbered script: <c>NNNN_name.sql</c>, embedded in the assembly that owns it.</summary>
/// <param name="Owner"><c>platform</c> or <c>service</c>; each numbers its own scripts.</param>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Sql">Its text with line feeds only.</param>
internal sealed partial record Migration(string Owner, int Number, string Name, string Sql)
{
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    public static IReadOnlyList<Migration> ReadFrom(Assembly assembly, string owner)
    {
        var migrations = assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, File: FileName().Match(resource)))
            .Where(found => found.File.Success)
            .Select(found => new Migration(
                owner,
                int.Parse(found.File.Groups["number"].ValueSpan, CultureInfo.InvariantCulture),
                found.File.Groups["file"].Value,
                ReadText(assembly, found.Resource)))
            .OrderBy(migration => migration.Number)
            .ToList();
        for (var index = 0; index < migrations.Count; index++)
        {
            if (migrations[index].Number != index + 1)
                throw new MigrationException(
                    $"The scripts of {assembly.GetName().Name} are not numbered 1, 2, 3 … at {migrations[index].Name}.");
        }

        return migrations;
    }

    private static string ReadText(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\.Persistence\.Migrations\.(?<file>(?<number>\d{4})_[a-z0-9_]+\.sql)$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
