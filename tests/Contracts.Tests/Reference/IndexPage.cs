using AnTq.Contracts.Tests.Descriptors;
using AnTq.Contracts.Tests.Rules;

namespace AnTq.Contracts.Tests.Reference;

/// <summary>The page from which the others are found: all calls and all events.</summary>
internal static class IndexPage
{
    private const string Preamble = """
        # The API

        Every call, message, event and limit, written from the protos by `ANTQ_UPDATE=1 dotnet test tests/Contracts.Tests`; the same
        tests fail when a page is not current. What calls are refused for, and what to do then, is in [errors.md](errors.md).

        - Limits are checked before anything else, and all violations are answered together. Lengths count Unicode code points.
        - Calls that only read may be repeated at any time, the others with the same `request_id`: the first answer comes back.
        - Unknown fields and unknown enum values in answers are to be expected: they come from a newer service.
        """;

    public static string Write(Api api)
    {
        var page = new Page().Line(Preamble.ReplaceLineEndings("\n"));
        page.Line().Line("## Calls").Table("Call", "Effect", "What it does");
        foreach (var method in api.Methods)
        {
            page.Row(TypeLinks.Link(method), method.OnlyReads() ? "reads" : "changes", Refusals.Before(method));
        }

        page.Line().Line("## Events").Line();
        page.Line("On the exchange `antq.events`, as CloudEvents; `data` is the message as JSON.").Table("Type", "Message", "Announced by");
        foreach (var message in EventTypes.Messages(api))
        {
            page.Row($"`{EventTypes.TypeOf(message)}`", TypeLinks.Link(message), PublishersOf(EventTypes.TypeOf(message), api));
        }

        page.Line().Line("## Packages").Line();
        foreach (var file in api.Files.DistinctBy(file => file.Package).OrderBy(file => file.Package, StringComparer.Ordinal))
        {
            page.Line($"- [{file.Package}]({TypeLinks.PageOf(file)})");
        }

        return page.ToString();
    }

    private static string PublishersOf(string? type, Api api) =>
        string.Join(", ", api.Methods.Where(method => EventTypes.PublishedBy(method).Contains(type)).Select(TypeLinks.Link));
}
