namespace AnTq.Awards.Domain;

/// <summary>The time whose achievements are rewarded, first and last day included.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day. The organization's place in the tree is taken on it.</param>
/// <param name="StartIsApproximate">The source gives the start only roughly.</param>
internal sealed record AchievementSpan(DateOnly Start, DateOnly End, bool StartIsApproximate);
