using System.CommandLine;

namespace AnTq.Cli.Commands;

/// <summary><c>antq events</c>: what operators look after between the services.</summary>
internal static class EventsCommand
{
    public static Command Create() => new(
        "events", "Sự kiện giữa các dịch vụ: hàng đợi, thông điệp bị gác lại. / Events between services: queues, messages set aside.")
    {
        EventQueuesCommand.Create(),
        RedriveCommand.Create(),
    };
}
