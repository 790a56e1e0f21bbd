using System.Security.Cryptography;
using System.Text;

namespace AnTq.Cli.Demo;

/// <summary>The same request id for the same step at every run: a repetition is recognised, and changes nothing.</summary>
internal static class RequestId
{
    public static string Of(string step) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"antq demo: {step}")).AsSpan(0, 16)).ToString("D");
}
