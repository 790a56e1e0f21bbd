namespace AnTq.NativeServers;

/// <summary>
/// Finds the programs of Debian's server packages. <c>ANTQ_SERVER_PATH</c> (folders separated by colons) replaces the
/// default search list, for servers installed elsewhere.
/// </summary>
internal static class ServerPrograms
{
    private const string SearchListVariable = "ANTQ_SERVER_PATH";

    public static string Postgres(string program) => Find(program, "postgresql");

    public static string RabbitMq(string program) => Find(program, "rabbitmq-server");

    public static string Redis() => Find("redis-server", "redis-server");

    private static string Find(string program, string package) =>
        SearchList().Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        ?? throw new MissingServerException(program, package);

    private static string[] SearchList()
    {
        if (Environment.GetEnvironmentVariable(SearchListVariable) is { Length: > 0 } list)
        {
            return list.Split(':', StringSplitOptions.RemoveEmptyEntries);
        }

        // The rabbitmq-server of the PATH is a wrapper that calls su: the one below /usr/lib is the server itself.
        return ["/usr/lib/rabbitmq/bin", .. NewestPostgresFirst(), "/usr/local/bin", "/usr/bin", "/bin"];
    }

    private static IEnumerable<string> NewestPostgresFirst()
    {
        const string root = "/usr/lib/postgresql";
        return Directory.Exists(root)
            ? Directory.EnumerateDirectories(root)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
    }
}
