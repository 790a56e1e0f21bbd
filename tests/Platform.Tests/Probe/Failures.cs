using System.Globalization;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Persistence;
using AnTq.Probe.V1;

namespace AnTq.Platform.Tests.Probe;

/// <summary>Fails as a request asks for.</summary>
internal sealed class Failures(Database database)
{
    public Task ThrowAsync(Failure asked, Call call) => asked.Kind switch
    {
        "refusal" => throw ItemErrors.TitleIsTaken(asked.Argument),
        "crash" => throw new InvalidOperationException($"secret {asked.Argument}"),
        "violations" => throw ManyViolations(int.Parse(asked.Argument, CultureInfo.InvariantCulture)),
        "endless" => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.CancellationToken),
        "sql" => database.QueryAsync<object>(asked.Argument, null, call),
        _ => Task.CompletedTask,
    };

    private static RefusalException ManyViolations(int count)
    {
        var text = new LocalizedText(new string('ệ', 2000), new string('e', 2000));
        return new RefusalException(PlatformErrors.ValidationFailed, text)
        {
            FieldViolations = [.. Enumerable.Range(0, count).Select(index => new FieldViolation($"items[{index}].title", text))],
            Preconditions = [.. Enumerable.Range(0, count).Select(index => new Precondition("LONG", $"items/{index}", text))],
            Metadata = Enumerable.Range(0, count).ToDictionary(index => $"key_{index}", _ => new string('x', 1000)),
            Resource = new ResourceReference(new string('t', 1000), new string('n', 5000)),
            RetryAfter = TimeSpan.FromSeconds(3),
        };
    }
}
