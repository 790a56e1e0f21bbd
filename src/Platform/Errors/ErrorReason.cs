using Grpc.Core;

namespace AnTq.Platform.Errors;

/// <summary>
/// One named way to refuse a call. Declared once, as a <c>static readonly</c> field of a class per aggregate, and never renamed:
/// callers' programs compare <see cref="Reason"/>.
/// </summary>
/// <param name="Reason">Stable name in UPPER_SNAKE_CASE, at most 63 characters, unique within the service.</param>
/// <param name="Code">The gRPC status code that goes with it.</param>
/// <param name="Meaning">What has happened, one English sentence, for the catalogue of reasons.</param>
/// <param name="Remedy">What the caller can do about it, one English sentence, for the catalogue of reasons.</param>
public sealed record ErrorReason(string Reason, StatusCode Code, string Meaning, string Remedy);
