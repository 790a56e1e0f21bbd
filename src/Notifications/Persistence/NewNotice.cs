using AnTq.Notifications.Domain;
using AnTq.Platform.Errors;

namespace AnTq.Notifications.Persistence;

/// <summary>A notice that is not kept yet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Addressee">Who has to know, and why.</param>
/// <param name="Event">What it tells of.</param>
/// <param name="Text">What it says.</param>
/// <param name="CreatedAt">When it arrived.</param>
internal sealed record NewNotice(Guid Id, Addressee Addressee, AnnouncedEvent Event, LocalizedText Text, DateTimeOffset CreatedAt);

/// <summary>The event that a notice tells of.</summary>
/// <param name="Source">The service it comes from.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Subject">Resource name of what it happened to.</param>
/// <param name="Time">When it happened.</param>
internal sealed record AnnouncedEvent(string Source, Guid Id, string Type, string Subject, DateTimeOffset Time);
