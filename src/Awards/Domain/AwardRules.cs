using AnTq.Platform.Errors;

namespace AnTq.Awards.Domain;

/// <summary>What cannot be awarded.</summary>
internal static class AwardRules
{
    /// <summary>Everything that is wrong with a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="field">Path of the record in the request, such as <c>awards[2]</c>.</param>
    public static IEnumerable<BrokenRule> Check(AwardRecord record, string field)
    {
        if (record.Span.End < record.Span.Start)
            yield return new(AwardErrors.SpanEndsBeforeItStarts, $"{field}.span.end_date", new(
                "Thời gian tính thành tích kết thúc trước khi bắt đầu.", "The achievement span ends before it starts."));
        if (record.Individuals.HasAny && !record.Forms.AdmitsIndividuals)
            yield return new(AwardErrors.FlagToIndividual, $"{field}.individuals", new(
                "Cờ thi đua chỉ tặng cho tập thể, không tặng cho cá nhân.",
                "An emulation flag goes to collectives only, never to an individual."));
        if (record.Collectives.HasAny && !record.Forms.AdmitsCollectives)
            yield return new(AwardErrors.MedalToCollective, $"{field}.collectives", new(
                "Kỷ niệm chương chỉ tặng cho cá nhân, không tặng cho tập thể.",
                "A commemorative medal goes to individuals only, never to a collective."));
        if (!record.Collectives.HasAny && !record.Individuals.HasAny)
            yield return new(AwardErrors.NoRecipients, field, new(
                "Phải có ít nhất một tập thể hoặc cá nhân.", "There must be at least one collective or individual."));
    }
}

/// <summary>A rule that an award record breaks.</summary>
/// <param name="Reason">The named reason for refusing it.</param>
/// <param name="Field">Path of the field in the request.</param>
/// <param name="Text">What is wrong, for people.</param>
internal sealed record BrokenRule(ErrorReason Reason, string Field, LocalizedText Text);
