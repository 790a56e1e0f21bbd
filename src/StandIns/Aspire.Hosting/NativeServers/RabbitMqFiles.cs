using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnTq.NativeServers;

/// <summary>Folders, configuration and commands of a RabbitMQ node that shares nothing with the distribution's own.</summary>
internal sealed class RabbitMqFiles(string dataFolder, string runFolder, string serverProgram, string portMapperProgram)
{
    public string NodePid => Path.Combine(runFolder, "rabbitmq.pid");

    public string PortMapperPid => Path.Combine(runFolder, "epmd.pid");

    private string Configuration => Path.Combine(runFolder, "rabbitmq.conf");

    private string Definitions => Path.Combine(runFolder, "definitions.json");

    private string Absent => Path.Combine(runFolder, "absent");

    public void Write(string userName, string password, int port, IReadOnlyList<string> virtualHosts)
    {
        PrivateFiles.CreateFolder(dataFolder);
        PrivateFiles.CreateFolder(runFolder);
        PrivateFiles.Write(Path.Combine(runFolder, "enabled_plugins"), "[].\n");
        PrivateFiles.Write(Definitions, AdministratorDefinition(userName, password, virtualHosts));
        PrivateFiles.Write(Configuration, string.Create(CultureInfo.InvariantCulture, $"""
            listeners.tcp.default = 127.0.0.1:{port}
            load_definitions = {Definitions}
            log.console = true
            log.console.level = warning
            log.console.use_colors = off
            log.file = false
            vm_memory_high_watermark.absolute = 512MiB
            disk_free_limit.absolute = 100MB
            """) + "\n");

        // Erlang wants its cookie readable by its owner only, and writes a guessable one if there is none.
        var cookie = Path.Combine(dataFolder, ".erlang.cookie");
        if (!File.Exists(cookie))
        {
            PrivateFiles.Write(cookie, RandomNumberGenerator.GetHexString(40), readOnly: true);
        }
    }

    /// <summary>
    /// Definitions are read at every start, unlike the settings of the default user: the password is always the one that was given.
    /// </summary>
    private static string AdministratorDefinition(string userName, string password, IReadOnlyList<string> virtualHosts)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        var hash = SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)]);
        return JsonSerializer.Serialize(new
        {
            vhosts = virtualHosts.Select(name => new { name }),
            users = new[]
            {
                new
                {
                    name = userName,
                    password_hash = Convert.ToBase64String([.. salt, .. hash]),
                    hashing_algorithm = "rabbit_password_hashing_sha256",
                    tags = "administrator",
                },
            },
            permissions = virtualHosts.Select(vhost => new { user = userName, vhost, configure = ".*", write = ".*", read = ".*" }),
        });
    }

    public ServerCommand PortMapperCommand(int port) =>
        new("epmd", portMapperProgram, ["-address", "127.0.0.1", "-port", port.ToString(CultureInfo.InvariantCulture)])
        {
            PidFile = PortMapperPid,
        };

    public ServerCommand NodeCommand(int portMapperPort, int distributionPort) =>
        new("rabbitmq", serverProgram, [])
        {
            PidFile = NodePid,
            WorkingFolder = dataFolder,
            Environment = new Dictionary<string, string?>
            {
                ["HOME"] = dataFolder,
                ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
                ["ERL_EPMD_PORT"] = portMapperPort.ToString(CultureInfo.InvariantCulture),
                ["RABBITMQ_NODENAME"] = "antq@localhost",
                ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
                ["RABBITMQ_CONF_ENV_FILE"] = Absent,
                ["RABBITMQ_CONFIG_FILE"] = Configuration,
                ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Absent,
                ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(runFolder, "enabled_plugins"),
                ["RABBITMQ_MNESIA_BASE"] = dataFolder,
                ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(dataFolder, "config"),
                ["RABBITMQ_LOG_BASE"] = Path.Combine(dataFolder, "log"),
                ["RABBITMQ_PID_FILE"] = Path.Combine(dataFolder, "node.pid"),

                // Makes the script replace itself by the node instead of waiting for it and stopping it through a second Erlang
                // machine; the node then gets the signals itself. It also leaves out -noinput, which is therefore given below.
                ["RABBITMQ_ALLOW_INPUT"] = "true",

                // No busy waiting: the node shares the machine with everything else.
                ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
                    "-noinput -kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
            },
        };
}
