using System.Runtime.InteropServices;

namespace Aspire.Hosting.Engine;

/// <summary>The program <c>dotnet</c> that runs this process, also when its own executable was started directly.</summary>
internal static class DotnetProgram
{
    /// <summary>The runtime lies in shared/Microsoft.NETCore.App/version below it.</summary>
    public static string Path { get; } =
        System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
