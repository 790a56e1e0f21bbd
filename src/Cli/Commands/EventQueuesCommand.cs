using System.CommandLine;
using AnTq.Cli.Output;
using AnTq.Cli.Suite;
using AnTq.Platform.Messaging;

namespace AnTq.Cli.Commands;

/// <summary><c>antq events queues</c>: what waits in the consumers' queues, and what was set aside.</summary>
internal static class EventQueuesCommand
{
    public static Command Create()
    {
        var broker = new BrokerOptions();
        var command = new Command(
            "queues",
            "In số thông điệp đang chờ và bị gác lại của từng hàng đợi. / Prints how many messages wait and how many were set aside, by queue.");
        broker.AddTo(command);
        command.SetAction((arguments, cancellation) =>
            CommandRun.OfAsync(() => ShowAsync(broker.Connect(arguments), cancellation), cancellation));
        return command;
    }

    private static async Task ShowAsync(BrokerConnection broker, CancellationToken cancellation)
    {
        var names = SuiteQueues.All.SelectMany(queue => new[] { queue, ErrorQueues.Of(queue) }).Append(ErrorQueues.Unrouted).ToList();
        var counts = await broker.CallAsync(queues => queues.CountAsync(names, cancellation));
        TerminalOutput.Open().Write(QueueTable.Of(SuiteQueues.All, counts));
    }
}
