using AnTq.Awards.Domain;
using AnTq.Awards.V1;
using AnTq.Platform.Validation;

namespace AnTq.Awards.Features;

/// <summary>What must be there in a record's message and cannot be said beside its fields.</summary>
internal static class AwardShape
{
    /// <summary>Notes what is missing or blank in a record.</summary>
    public static void Check(Award award, string field, Violations violations)
    {
        if (award.BasisCase == Award.BasisOneofCase.None)
            violations.Add(field, "Phải có decision hoặc stated.", "Either decision or stated must be set.");
        CheckBlank(award.Decision?.Number, $"{field}.decision.number", violations);
        CheckBlank(award.Stated?.Document, $"{field}.stated.document", violations);
        CheckRecipients(award.Collectives, $"{field}.collectives", violations);
        CheckRecipients(award.Individuals, $"{field}.individuals", violations);
    }

    private static void CheckRecipients(V1.Recipients? recipients, string field, Violations violations)
    {
        if (recipients is null)
            return;
        if (recipients.FormCase == V1.Recipients.FormOneofCase.None)
            violations.Add(field, "Phải có count, not_stated hoặc named.", "One of count, not_stated and named must be set.");
        if (recipients.Named is not { } named)
            return;
        for (var index = 0; index < named.Recipients.Count; index++)
            CheckBlank(named.Recipients[index].DisplayName, $"{field}.named.recipients[{index}].display_name", violations);
    }

    private static void CheckBlank(string? words, string field, Violations violations)
    {
        if (words is not null && Wording.Keep(words).Length == 0)
            violations.Add(field, "Không được để trống.", "Must not be blank.");
    }
}
