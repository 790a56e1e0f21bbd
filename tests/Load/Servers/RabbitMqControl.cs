using System.Globalization;
using AnTq.NativeServers;
using AnTq.Testing;

namespace AnTq.Load.Servers;

/// <summary>Controls a running RabbitMQ node of this machine as its administrator does, whoever started it.</summary>
/// <param name="pid">The node's process: what it was started with tells how to reach it.</param>
public sealed class RabbitMqControl(int pid)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Makes it believe that memory is short, or not any more: it then takes no messages from those who publish.</summary>
    /// <param name="raised">Whether the alarm is on.</param>
    public async Task SetMemoryAlarmAsync(bool raised)
    {
        string[] watermark = raised ? ["0.00001"] : ["absolute", "512MiB"];
        var run = await ProgramRun.OfAsync(
            ServerPrograms.RabbitMq("rabbitmqctl"),
            ["-n", Setting("RABBITMQ_NODENAME"), "set_vm_memory_high_watermark", .. watermark],
            Limit,
            new[] { "HOME", "ERL_EPMD_PORT", "RABBITMQ_CONF_ENV_FILE" }.ToDictionary(name => name, name => (string?)Setting(name)),
            Setting("HOME"));
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"rabbitmqctl ended with code {run.ExitCode}: {run.Output} {run.Errors}");
    }

    private string Setting(string name) =>
        File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/environ"))
            .Split('\0')
            .Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];
}
