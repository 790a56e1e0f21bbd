using System.CommandLine;
using AnTq.Cli.Demo;
using AnTq.Cli.Output;
using AnTq.Cli.Suite;

namespace AnTq.Cli.Commands;

/// <summary><c>antq demo</c>: enters ten years of awards of a real city, and shows what became of them.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var addresses = new AddressOptions(SuiteAddresses.Services);
        var command = new Command(
            "demo",
            "Nhập khen thưởng 10 năm của Thành phố Yên Bái, in bảng tổng hợp và các thông báo; chạy lại không thay đổi gì. / "
                + "Enters ten years of awards of Yên Bái city, prints the table and the notices; a second run changes nothing.");
        addresses.AddTo(command);
        command.SetAction((arguments, cancellation) =>
            CommandRun.OfAsync(() => ShowAsync(addresses.Read(arguments), cancellation), cancellation));
        return command;
    }

    private static async Task ShowAsync(SuiteAddresses addresses, CancellationToken cancellation)
    {
        var console = TerminalOutput.Open();
        using var suite = SuiteConnection.Open(addresses, cancellation);
        var statement = await new YenBaiEntry(suite).EnterAsync();
        console.Write(TabulationTable.Of(statement.Title, await suite.Awards.CallAsync(
            (client, options) => client.TabulateAwardsAsync(new() { Statement = statement.Name }, options))));
        console.Write(ReconciliationLine.Of(statement));
        foreach (var inbox in await new YenBaiNotices(suite).WaitAsync(statement, cancellation))
        {
            console.Write(NoticeList.Of(inbox));
        }
    }
}
