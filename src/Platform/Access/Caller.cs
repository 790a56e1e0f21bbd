namespace AnTq.Platform.Access;

/// <summary>Who calls. Named by every audit row and every idempotency row.</summary>
/// <param name="Name">The caller's stable name, 1 to 200 printable ASCII characters.</param>
/// <param name="OnBehalfOf">For whom the caller acts, when that is somebody else.</param>
public sealed record Caller(string Name, string? OnBehalfOf = null)
{
    /// <summary>Greatest number of characters of a name.</summary>
    public const int MaximumLength = 200;
}
