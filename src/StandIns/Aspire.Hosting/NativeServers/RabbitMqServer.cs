namespace AnTq.NativeServers;

/// <summary>One RabbitMQ node on a loopback port, with an Erlang port mapper of its own, so that nothing of it outlives its stop.</summary>
internal sealed class RabbitMqServer
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(90);
    private readonly ServerProcess _portMapper;
    private readonly ServerProcess _node;

    private RabbitMqServer(ServerProcess portMapper, ServerProcess node, int port)
    {
        _portMapper = portMapper;
        _node = node;
        Port = port;
    }

    public int Pid => _node.Pid;

    public int Port { get; }

    public Task<int> Exited => _node.Exited;

    /// <exception cref="MissingServerException">A program of RabbitMQ or Erlang was not found.</exception>
    public static void RequireInstalled()
    {
        foreach (var program in new[] { "rabbitmq-server", "epmd" })
        {
            ServerPrograms.RabbitMq(program);
        }
    }

    /// <summary>Starts a node on its data folder, made when absent; ends what a crashed starter left running on it.</summary>
    /// <param name="dataFolder">Holds the node's database and its cookie.</param>
    /// <param name="runFolder">Holds the pid files and the configuration.</param>
    /// <param name="userName">The administrator; made, and given the password, at every start.</param>
    /// <param name="password">The administrator's.</param>
    /// <param name="port">Of AMQP, on 127.0.0.1.</param>
    /// <param name="log">Receives the lines that the node writes.</param>
    /// <param name="cancellation">Gives the start up, and ends what has been started.</param>
    /// <param name="virtualHosts">Made beside the default one.</param>
    public static async Task<RabbitMqServer> StartAsync(
        string dataFolder, string runFolder, string userName, string password, int port, Action<string> log, CancellationToken cancellation,
        IReadOnlyList<string>? virtualHosts = null)
    {
        var files = new RabbitMqFiles(dataFolder, runFolder, ServerPrograms.RabbitMq("rabbitmq-server"), ServerPrograms.RabbitMq("epmd"));
        await PidFile.EndLeftoverAsync(files.NodePid, TimeSpan.FromSeconds(5));
        await PidFile.EndLeftoverAsync(files.PortMapperPid, TimeSpan.FromSeconds(2));
        files.Write(userName, password, port, ["/", .. virtualHosts ?? []]);

        var lines = new LastLines(20);
        void Log(string line)
        {
            lines.Add(line);
            if (IsWorthTelling(line))
            {
                log(line);
            }
        }

        var portMapperPort = FreePorts.Next();
        var portMapper = ServerProcess.Start(files.PortMapperCommand(portMapperPort), Log);
        ServerProcess? node = null;
        try
        {
            await Readiness.WaitAsync(
                "epmd", portMapper, token => PortMapperAnswersAsync(portMapperPort, token), _startLimit, lines, cancellation);
            node = ServerProcess.Start(files.NodeCommand(portMapperPort, FreePorts.Next()), Log);
            await Readiness.WaitAsync(
                "rabbitmq", node, token => IsReadyAsync(port, userName, password, token), _startLimit, lines, cancellation);
        }
        catch
        {
            node?.Kill();
            await portMapper.StopAsync(TimeSpan.FromSeconds(1));
            throw;
        }

        return new RabbitMqServer(portMapper, node, port);
    }

    /// <summary>Whether a node on the port lets the user log in.</summary>
    public static Task<bool> IsReadyAsync(int port, string userName, string password, CancellationToken cancellation) =>
        Readiness.ConverseAsync(port, new AmqpHandshake(userName, password).RunAsync, cancellation);

    /// <summary>Closes the connections, stops the node, then its port mapper.</summary>
    public async Task StopAsync()
    {
        await _node.StopAsync(TimeSpan.FromSeconds(4));
        await _portMapper.StopAsync(TimeSpan.FromSeconds(1));
    }

    /// <summary>Ends the node as a crash would; its port mapper goes with it.</summary>
    public void Kill()
    {
        _node.Kill();
        _portMapper.Kill();
    }

    /// <summary>The node greets by a banner and a list of its feature flags before it reads its log level.</summary>
    private static bool IsWorthTelling(string line) =>
        line.Contains("[warning]", StringComparison.Ordinal) || line.Contains("[error]", StringComparison.Ordinal)
        || line.Contains("[critical]", StringComparison.Ordinal);

    /// <summary>NAMES_REQ of the port mapper's protocol; it answers by its own port first.</summary>
    private static Task<bool> PortMapperAnswersAsync(int port, CancellationToken cancellation) =>
        Readiness.AskAsync(port, new byte[] { 0, 1, (byte)'n' }, answer => answer.Length >= 4, cancellation);
}
