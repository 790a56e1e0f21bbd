using System.Text.RegularExpressions;
using AnTq.Organizations.V1;
using AnTq.Platform.Validation;

namespace AnTq.Organizations.Domain;

/// <summary>The rules of official codes that need no database.</summary>
internal static partial class OfficialCodes
{
    /// <summary>Notes what is wrong with the codes of one organization.</summary>
    /// <param name="codes">The codes, each of the general form of a code.</param>
    /// <param name="field">Path of the list, for the violations.</param>
    /// <param name="violations">Where violations are collected.</param>
    public static void Check(IReadOnlyList<OfficialCode> codes, string field, Violations violations)
    {
        var schemes = new HashSet<CodeScheme>();
        for (var i = 0; i < codes.Count; i++)
        {
            var (scheme, code) = (codes[i].Scheme, codes[i].Code);
            if (!schemes.Add(scheme))
                violations.Add($"{field}[{i}].scheme", "trùng hệ với một mã khác", "has the scheme of another code");
            if (scheme == CodeScheme.GeneralStatisticsOffice && !StatisticsCode().IsMatch(code))
                violations.Add($"{field}[{i}].code", "mã thống kê gồm 2, 3 hoặc 5 chữ số", "is not a statistics code of 2, 3 or 5 digits");
        }
    }

    [GeneratedRegex(@"\A(?:[0-9]{2}|[0-9]{3}|[0-9]{5})\z")]
    private static partial Regex StatisticsCode();
}
