using AnTq.Architecture.Tests.Code;

namespace AnTq.Architecture.Tests.Rules;

/// <summary>A call flows one way through a service: Grpc → Features → Domain → Persistence. What a room may not name.</summary>
internal static class RoomRules
{
    private static readonly Room[] _rooms =
    [
        // Plain objects: no database, no wire. A named error says its status code, and that is all of gRPC that a rule knows.
        new("Domain", ["Features", "Grpc", "Consumers", "Persistence"], use =>
            IsDatabase(use) || IsWeb(use) || IsBus(use)
            || (use.Assembly.StartsWith("Grpc.", StringComparison.Ordinal) && use.Type != "Grpc.Core.StatusCode")
            || IsPlatformBeyond(use, "Errors", "Validation", "Catalogues")),

        // Called by a gRPC method today and by a consumer or an import tomorrow.
        new("Features", ["Grpc", "Consumers"], use =>
            IsWeb(use) || IsBus(use) || use.Type == "Grpc.Core.ServerCallContext" || IsServiceBase(use)),

        // Maps in, calls one feature, maps out.
        new("Grpc", ["Consumers", "Persistence"], use =>
            IsDatabase(use) || IsBus(use) || IsPlatformIn(use, "Persistence") || IsPlatformIn(use, "Mutations")),

        new("Consumers", ["Grpc"], use => IsWeb(use) || IsBus(use) || IsServiceBase(use)),

        new("Persistence", ["Features", "Grpc", "Consumers"], use => IsWeb(use) || IsBus(use) || IsServiceBase(use)),
    ];

    public static IEnumerable<string> RoomNames => _rooms.Select(room => room.Name);

    /// <summary>Each use that a room of the namespace may not have.</summary>
    public static IEnumerable<string> Breaches(CodeAssembly assembly, string root) =>
        from room in _rooms
        from use in assembly.Uses
        where use.UserIsIn($"{root}.{room.Name}")
            && (room.ClosedRooms.Any(closed => use.TypeIsIn($"{root}.{closed}")) || room.IsForbidden(use))
        select $"{room.Name}: {use}";

    private static bool IsDatabase(CodeUse use) => use.Assembly is "Npgsql" or "Dapper" or "System.Data.Common";

    private static bool IsWeb(CodeUse use) => use.Assembly.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static bool IsBus(CodeUse use) => BusRules.IsBus(use.Assembly);

    private static bool IsServiceBase(CodeUse use) => use.Type.EndsWith("ServiceBase", StringComparison.Ordinal);

    private static bool IsPlatformIn(CodeUse use, string room) => use.TypeIsIn($"AnTq.Platform.{room}");

    private static bool IsPlatformBeyond(CodeUse use, params string[] rooms) =>
        use.TypeIsIn("AnTq.Platform") && !rooms.Any(room => IsPlatformIn(use, room));

    private sealed record Room(string Name, string[] ClosedRooms, Func<CodeUse, bool> IsForbidden);
}
