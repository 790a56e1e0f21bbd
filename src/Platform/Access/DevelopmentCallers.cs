using AnTq.Platform.Errors;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.Access;

/// <summary>
/// Takes the caller's name from the call's metadata, unproven: for development and tests only. Anywhere else a service refuses to start
/// with it.
/// </summary>
internal static class DevelopmentCallers
{
    private const string DefaultName = "development";

    /// <exception cref="InvalidOperationException">The environment is neither Development nor Testing.</exception>
    public static void RefuseElsewhere(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
            throw new InvalidOperationException(
                "Callers are named by unproven metadata, which is allowed in Development and Testing only, "
                + $"not in {environment.EnvironmentName}.");
    }

    /// <exception cref="RefusalException">A name is malformed.</exception>
    public static Caller Read(Metadata headers)
    {
        var name = headers.GetValue(CallMetadata.Caller);
        var principal = headers.GetValue(CallMetadata.OnBehalfOf);
        return new Caller(
            string.IsNullOrEmpty(name) ? DefaultName : Checked(name),
            string.IsNullOrEmpty(principal) ? null : Checked(principal));
    }

    private static string Checked(string name) =>
        name.Length <= Caller.MaximumLength && name.All(letter => letter is > ' ' and < (char)127)
            ? name
            : throw new RefusalException(
                PlatformErrors.CallerInvalid,
                new LocalizedText("Tên bên gọi không hợp lệ.", "The caller's name is malformed."));
}
