namespace AnTq.Notifications.Persistence;

/// <summary>The place of a notice in its inbox.</summary>
/// <param name="CreatedAt">When it arrived.</param>
/// <param name="Id">Its id.</param>
internal sealed record NoticeKey(DateTimeOffset CreatedAt, Guid Id);
