using AnTq.Testing;

namespace AnTq.OtherLanguages.Tests.Runners;

/// <summary>A Python that has gRPC: the distribution's, whose modules are packages of its own, or another one.</summary>
internal static class Python
{
    private static readonly string? _program = new[] { "/usr/bin/python3", "python3" }
        .FirstOrDefault(program => ClientProgram.Answers(program, "-c", "import grpc, google.protobuf"));

    public static readonly string? Missing = _program is null ? "No Python with grpcio and protobuf is installed." : null;

    public static Task<string> RunAsync(string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        ClientProgram.RunAsync(
            _program!, Path.Combine(Repository.Root, "tests", "OtherLanguages", "python"), [script, .. arguments],
            new Dictionary<string, string>(environment) { ["PYTHONDONTWRITEBYTECODE"] = "1", ["PYTHONUTF8"] = "1" });
}
