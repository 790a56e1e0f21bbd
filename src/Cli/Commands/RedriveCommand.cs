using System.CommandLine;
using AnTq.Cli.Output;
using AnTq.Cli.Suite;
using AnTq.Platform.Messaging;
using Spectre.Console;

namespace AnTq.Cli.Commands;

/// <summary><c>antq events redrive</c>: gives messages that were set aside to their consumer again, once what hindered it is repaired.</summary>
internal static class RedriveCommand
{
    public static Command Create()
    {
        var broker = new BrokerOptions();
        var queue = new Argument<string>("queue")
        {
            Description = "Hàng đợi của bên nhận, như antq events queues in ra. / The consumer's queue, as antq events queues prints it.",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "Số thông điệp nhiều nhất; không nêu thì gửi lại tất cả. / At most this many messages; all when not given.",
            DefaultValueFactory = _ => int.MaxValue,
        };
        var command = new Command(
            "redrive", "Gửi lại các thông điệp bị gác lại cho bên nhận, cũ nhất trước. / Gives messages set aside to their consumer again, oldest first.")
        {
            queue, limit,
        };
        broker.AddTo(command);
        command.SetAction((arguments, cancellation) => CommandRun.OfAsync(
            () => RedriveAsync(broker.Connect(arguments), arguments.GetValue(queue)!, arguments.GetValue(limit), cancellation), cancellation));
        return command;
    }

    private static async Task RedriveAsync(BrokerConnection broker, string queue, int limit, CancellationToken cancellation)
    {
        if (limit < 1)
        {
            throw new CommandFailure("--limit phải từ 1 trở lên.", "--limit must be at least 1.");
        }

        if (ErrorQueues.IsErrorQueue(queue))
        {
            throw new CommandFailure(
                $"{queue} là nơi gác lại: hãy nêu hàng đợi của bên nhận.", $"{queue} is where messages are set aside: name the consumer's queue.");
        }

        var moved = await broker.CallAsync(queues => queues.RedriveAsync(queue, limit, cancellation));
        var left = await broker.CallAsync(queues => queues.CountAsync([ErrorQueues.Of(queue)], CancellationToken.None));
        TerminalOutput.Open().WriteLine(
            $"Đã gửi lại {VietnameseNumber.Of(moved)} thông điệp cho {queue}; còn gác lại {VietnameseNumber.Of(left.Values.Single() ?? 0)}.");
    }
}
